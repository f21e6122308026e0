"""Which API route answers what? The dispatch below /api/v4, with authentication and faults."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, Request, Response, request

from sso.sandbox import activation_routes, floating_routes, product_routes, sign_in_routes
from sso.sandbox.answers import Answer, refused, to_response
from sso.sandbox.call import Call
from sso.sandbox.fault_effects import Case, befall
from sso.sandbox.refusals import Refusal
from sso.sandbox.request_auth import authorize
from sso.sandbox.world import World


@dataclass(frozen=True)
class Route:
    """One route of the license service."""

    method: str
    work: Callable[[World, Call], Answer]
    is_public: bool = False


ROUTES = {
    ".well-known": Route("GET", sign_in_routes.well_known, is_public=True),
    "oauth_url": Route("GET", sign_in_routes.oauth_url, is_public=True),
    "sso_url": Route("GET", sign_in_routes.sso_url),
    "activate_license": Route("POST", activation_routes.activate_license),
    "check_license": Route("GET", activation_routes.check_license),
    "deactivate_license": Route("POST", activation_routes.deactivate_license),
    "user_licenses": Route("GET", activation_routes.user_licenses),
    "device_licenses": Route("GET", activation_routes.device_licenses),
    "floating/release": Route("POST", floating_routes.release),
    "floating/feature_release": Route("POST", floating_routes.feature_release),
    "floating/borrow": Route("POST", floating_routes.borrow),
    "product_details": Route("GET", product_routes.product_details),
    "versions": Route("GET", product_routes.versions),
    "installation_file": Route("GET", product_routes.installation_file),
    "track_device_variables": Route("POST", product_routes.track_device_variables),
    "get_device_variables": Route("GET", product_routes.get_device_variables),
    "change_password": Route("POST", product_routes.change_password),
}


def install(app: Flask, world: World) -> None:
    """Serve the license service below /api/v4, with and without trailing slash."""

    @app.route("/api/v4/", defaults={"name": ""}, methods=["GET", "POST", "PUT", "DELETE"])
    @app.route("/api/v4/<path:name>", methods=["GET", "POST", "PUT", "DELETE"])
    def serve(name: str) -> Response:
        return _serve(world, name.rstrip("/"))


def _serve(world: World, name: str) -> Response:
    raw_body = request.get_data()
    is_known = name in ROUTES
    fault = world.faults.take(name)

    def work() -> Answer:
        return _answered(world, name, raw_body)

    if fault is None:
        answer = work()
        response, code = to_response(answer), answer.code
    else:
        world.journal.say(f"fault {fault.name} on {name if is_known else 'unknown route'}")
        response, code = befall(Case(world, fault, name, work))
    world.journal.record(name, response.status_code, code)
    return response


def _answered(world: World, name: str, raw_body: bytes) -> Answer:
    try:
        answer = _worked(world, name, raw_body)
    except Refusal as refusal:
        world.journal.say(
            f"refused {refusal.code} on {name if name in ROUTES else 'unknown route'}"
        )
        return refused(refusal)
    _remember(world, name, answer)
    return answer


def _worked(world: World, name: str, raw_body: bytes) -> Answer:
    route = ROUTES.get(name)
    if route is None or route.method != request.method:
        raise Refusal("not_found", "Not found", status=404)
    call = Call(name, _parameters(request, raw_body))
    if not route.is_public:
        product = call.raw.get("product")
        headers = {key: value for key, value in request.headers.items()}
        authorize(world, name, headers, product if isinstance(product, str) else None)
    return route.work(world, call)


def _parameters(incoming: Request, raw_body: bytes) -> dict[str, object]:
    if incoming.method == "GET":
        return dict(incoming.args.items())
    try:
        raw = json.loads(raw_body)
        json.dumps(raw, ensure_ascii=False).encode()  # lone surrogates have no UTF-8
    except (ValueError, RecursionError) as error:
        raise Refusal("invalid_json", "The body is not JSON") from error
    if not isinstance(raw, dict):
        raise Refusal("invalid_json", "The body must be a JSON object")
    return raw


def _remember(world: World, name: str, answer: Answer) -> None:
    if answer.signature is not None:
        world.earlier_answers.setdefault(name, (answer.body, answer.signature))
