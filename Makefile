# What can be done with this tree? `make help` lists it.
#
# Prerequisites: git, make, python3 (3.11 or newer) with venv, ca-certificates. Each target sets up
# what it needs, once: Python packages in .venv, by the locks; system packages by apt, on Debian.

SHELL := /bin/sh
.DEFAULT_GOAL := help
SETUP := packaging/setup
VENV := .venv/bin
# Recursive on purpose: only targets that set something up look for an interpreter.
SETUP_PYTHON = "$$(PYTHON='$(PYTHON)' sh $(SETUP)/find_python.sh)"

.PHONY: help demo test check fix docs lock torture torture-night bench compare fleet test-idp screenshots deb rpm brand bill release release-preflight reproduce test-packages test-windows test-fresh clean languages set-up-dev

help: ## list the targets
	@awk -F ' ## ' '/^[a-z-]+:.* ## / {sub(/:.*/, "", $$1); printf "  %-12s %s\n", $$1, $$2}' \
		$(MAKEFILE_LIST)

demo: ## try it: sandbox and program together; AUTO=1 signs in unattended, in the terminal
	@$(SETUP_PYTHON) $(SETUP)/virtual_env.py demo
ifeq ($(AUTO),1)
	@$(VENV)/python main.py demo --auto
else
	@# Only a window needs system packages; without a display the demo stays in the terminal.
	@[ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] || $(SETUP_PYTHON) $(SETUP)/system_packages.py qt-window
	@$(VENV)/python main.py demo
endif

test: set-up-dev ## run all checks and all tests, the desktop ones with a real tray and browser
	@$(SETUP_PYTHON) $(SETUP)/system_packages.py qt-offscreen qt-window desktop-rig samples
	@bash $(SETUP)/run_tests.sh

check: set-up-dev ## lint, formatting, types, who imports whom, locks, translations; quick enough for each save
	@failed=; \
	for step in "ruff check --quiet" "ruff format --check --quiet" mypy \
		"lint-imports --no-logo --cache-dir .cache/import-linter" "python $(SETUP)/lock.py --check" \
		"python packaging/docs/generate.py --check" \
		"python packaging/languages/catalogues.py --check"; do \
		echo "check: $$step"; $(VENV)/$$step || failed="$$failed $${step%% *}"; \
	done; \
	[ -z "$$failed" ] || { echo "check: failed:$$failed" >&2; exit 1; }

fix: set-up-dev ## mend what ruff can mend by itself, and format
	@$(VENV)/ruff check --fix
	@$(VENV)/ruff format

docs: set-up-dev ## write the pages of docs/ that are made from the code
	@$(VENV)/python packaging/docs/generate.py

languages: set-up-dev ## collect the texts of window and tray, and compile their translations
	@$(VENV)/python packaging/languages/catalogues.py

lock: ## write packaging/locks from pyproject.toml; UPGRADE=1 takes the newest releases
	@$(SETUP_PYTHON) $(SETUP)/lock.py $(if $(filter 1,$(UPGRADE)),--upgrade)

screenshots: set-up-dev ## take pictures of the real program; ACCEPT=1: those that tests compare with, alone
ifeq ($(ACCEPT),1)
	@$(SETUP_PYTHON) $(SETUP)/system_packages.py qt-offscreen
	@$(VENV)/python -m tests.ui.pictured tests/ui/pictures
else
	@$(SETUP_PYTHON) $(SETUP)/system_packages.py qt-offscreen qt-window desktop-rig
	@bash tests/desktop/run-desktop.sh -k "ends_active and code"
	@QT_QPA_PLATFORM=offscreen $(VENV)/python packaging/docs/screens.py build/screens
	@QT_QPA_PLATFORM=offscreen $(VENV)/python packaging/docs/pictures.py build/desktop build/screens docs/pictures
endif

torture: set-up-dev ## what does the program survive? Writes docs/reliability.md; ONLY=G14 SCALE=1 SEED=20261121
	@$(SETUP_PYTHON) $(SETUP)/system_packages.py qt-offscreen torture
	@$(VENV)/python -m tests.torture --scale $(or $(SCALE),1) --seed $(or $(SEED),20261121) --only "$(ONLY)"

torture-night: set-up-dev ## the same with what takes a night: mutants and inputs led by coverage
	@$(SETUP_PYTHON) $(SETUP)/system_packages.py qt-offscreen torture
	@$(SETUP_PYTHON) $(SETUP)/virtual_env.py proof --at .cache/proof
	@$(VENV)/python -m tests.torture --night --seed $(or $(SEED),20261121) --only "$(ONLY)"

compare: set-up-dev ## fire ten hostile inputs at the listeners of MSAL, google-auth-oauthlib and ours
	@$(VENV)/python packaging/compare/listeners.py

bench: set-up-dev ## speed, memory and size beside what is possible; writes docs/performance.md; ONLY=start QUICK=1
	@$(SETUP_PYTHON) $(SETUP)/system_packages.py qt-offscreen qt-window desktop-rig
	@$(VENV)/python -m tests.bench $(if $(ONLY),--only $(ONLY)) $(if $(filter 1,$(QUICK)),--quick)

fleet: set-up-dev ## simulate a fleet's questions to the service through an outage; DEVICES=100000
	@$(VENV)/python -m tests.fleet --devices $(or $(DEVICES),100000)

deb: ## make the Debian package; BRAND=folder
	@$(SETUP_PYTHON) $(SETUP)/virtual_env.py package --at .cache/package
	@.cache/package/bin/python packaging/linux/package.py deb $(if $(BRAND),--brand $(BRAND))

rpm: ## make the RPM package, from the same description; BRAND=folder
	@$(SETUP_PYTHON) $(SETUP)/virtual_env.py package --at .cache/package
	@.cache/package/bin/python packaging/linux/package.py rpm $(if $(BRAND),--brand $(BRAND))

brand: set-up-dev ## check a brand and build every package in its name; BRAND=folder
	@$(SETUP_PYTHON) $(SETUP)/virtual_env.py package --at .cache/package
	@.cache/package/bin/python packaging/branding/build.py $(or $(BRAND),packaging/brands/keyturn)

bill: ## write the bill of materials of the frozen program (CycloneDX)
	@$(SETUP_PYTHON) $(SETUP)/virtual_env.py release --at .cache/release
	@$(SETUP_PYTHON) $(SETUP)/virtual_env.py runtime --at .cache/runtime
	@.cache/release/bin/python packaging/release/bill.py .cache/runtime/bin/python build/release/keyturn.cdx.json

release: deb rpm bill ## lay packages, bill of materials, notices and checksums into build/release
	@.cache/package/bin/python packaging/release/release.py

release-preflight: set-up-dev bill ## may this tree be released? Says what is missing
	@$(VENV)/python packaging/release/preflight.py

reproduce: ## build the packages twice, from the committed tree, and compare them bit by bit
	@$(SETUP_PYTHON) $(SETUP)/virtual_env.py package --at .cache/package
	@.cache/package/bin/python packaging/release/reproduce.py

test-packages: set-up-dev ## install, use and remove two brands' packages in a clean root (needs root)
	@$(SETUP_PYTHON) $(SETUP)/virtual_env.py package --at .cache/package
	@$(SETUP_PYTHON) $(SETUP)/system_packages.py package-rig
	@rm -rf build/packages
	@.cache/package/bin/python packaging/linux/package.py deb
	@.cache/package/bin/python packaging/linux/package.py deb --brand packaging/brands/example --frozen build/frozen/keyturn
	@.cache/package/bin/python packaging/linux/package.py rpm --frozen build/frozen/keyturn
	@$(VENV)/python packaging/linux/test_packages.py build/packages/*.deb build/packages/*.rpm

test-windows: set-up-dev ## install, upgrade and remove two brands' Windows installers under Wine
	@$(SETUP_PYTHON) $(SETUP)/system_packages.py qt-offscreen windows-build windows-rig
	@$(VENV)/python packaging/windows/test_installer.py

test-idp: set-up-dev ## round trips against identity providers of others, with a real browser
	@$(SETUP_PYTHON) $(SETUP)/system_packages.py qt-offscreen qt-window desktop-rig
	@bash packaging/idp/run.sh

test-fresh: ## run demo, test and test-idp in a clean Debian root, as on a new machine (needs root)
	@bash $(SETUP)/fresh_root.sh

clean: ## remove everything that was made here
	rm -rf .venv .cache build dist .hypothesis .import_linter_cache .ruff_cache
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

set-up-dev:
	@$(SETUP_PYTHON) $(SETUP)/virtual_env.py dev
