// Is this program licensed here and now? By the service's signed answer, not by anybody's word.
//
//     Verify STATUS_FILE PUBLIC_KEY.pem PRODUCT HARDWARE_ID|- MEMORY_FILE [COMPANY_ID]
//
// NOT RUN ON THIS SYSTEM: written for .NET 8 beside the other samples, which are tested; this one
// was never compiled here. Copy `Judge` and what it calls into your program, and the key into its
// code: a key that lies in a file beside the program can be exchanged. Needs no package. Exit
// codes, and what each check is for: README.md beside this folder.

#nullable enable

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Keyturn.Samples;

/// <summary>Not licensed, or not provably so; the code is the exit code.</summary>
public sealed class RefusedException : Exception
{
    public RefusedException(int code, string reason) : base(reason) => Code = code;

    public int Code { get; }
}

/// <summary>The end as the service wrote it, null for ever; what Keyturn says, a hint.</summary>
public sealed record Licensed(string? Until, string Hint);

/// <summary>What a license must be for; null is not compared. The device is the hardware id that
/// this program found by itself.</summary>
public sealed record Expected(string Product, string? Device, string? CompanyId);

public static class Verify
{
    private const int Unreadable = 1, SignatureWrong = 2, OtherKey = 3, OtherDevice = 4;
    private const int OtherProduct = 5, Ended = 6, Older = 7, SwitchedOff = 8, NotStarted = 9;
    private const int Usage = 64;
    private const int MaxFileBytes = 4 * 1024 * 1024;
    private const int MaxDepth = 32;
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Regex Instant = new(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}"
        + @"(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})?)?\z",
        RegexOptions.CultureInvariant);

    /// <summary>Judge a status file.</summary>
    /// <exception cref="RefusedException">With the code that says why not.</exception>
    public static Licensed Judge(
        string statusFile, RSA publicKey, Expected expected, string memoryFile, DateTimeOffset now)
    {
        using JsonDocument status = ReadStatus(statusFile);
        JsonElement? evidence = Member(status.RootElement, "evidence");
        if (evidence is not { ValueKind: JsonValueKind.Object } proof)
        {
            throw new RefusedException(
                Unreadable, "nothing is activated: the file holds no evidence");
        }
        byte[] signed = FromBase64(Member(proof, "response"));
        CheckSignature(publicKey, signed, proof);
        using JsonDocument license = ParseJson(signed); // nothing of it was looked at before
        CheckTerms(license.RootElement, expected, now);
        CheckAge(ToInstant(Text(Member(status.RootElement, "last_check"))), memoryFile, now);
        string? hint = Text(Member(status.RootElement, "state"));
        bool isKnown = hint is not null && Regex.IsMatch(hint, @"\A[a-z_]{1,32}\z");
        return new Licensed(
            Said(license.RootElement, "validity_period"), isKnown ? hint! : "nothing");
    }

    /// <summary>The vendor's key.</summary>
    /// <exception cref="Exception">It is no RSA key of 2,048 bits or more.</exception>
    public static RSA LoadKey(string pem)
    {
        if (!pem.Contains("-----BEGIN PUBLIC KEY-----", StringComparison.Ordinal))
        {
            throw new CryptographicException("not a public key");
        }
        RSA key = RSA.Create();
        key.ImportFromPem(pem);
        return key.KeySize >= 2048 ? key : throw new CryptographicException("the key is too short");
    }

    /// <summary>The name of a key in a status file.</summary>
    public static string Fingerprint(RSA key)
    {
        byte[] digest = SHA256.HashData(key.ExportSubjectPublicKeyInfo());
        return "sha256:" + Convert.ToHexString(digest).ToLowerInvariant();
    }

    /// <summary>A JSON object that leaves nothing to interpretation: UTF-8, no key twice.</summary>
    public static JsonDocument ParseJson(byte[] raw)
    {
        JsonDocument? found = null;
        try
        {
            string text = StrictUtf8.GetString(raw);
            found = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            RefuseWhatParseLetsThrough(found.RootElement);
            if (found.RootElement.ValueKind == JsonValueKind.Object)
            {
                return found;
            }
        }
        catch (Exception reason) when (reason is JsonException or ArgumentException
            or InvalidOperationException)
        {
            // said below
        }
        found?.Dispose();
        throw new RefusedException(Unreadable, "not a sound JSON object");
    }

    // JsonDocument takes equal keys; half a character in a text makes GetString throw.
    private static void RefuseWhatParseLetsThrough(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            var keys = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonProperty member in value.EnumerateObject())
            {
                if (!keys.Add(member.Name))
                {
                    throw new JsonException("a key appears twice");
                }
                RefuseWhatParseLetsThrough(member.Value);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement inner in value.EnumerateArray())
            {
                RefuseWhatParseLetsThrough(inner);
            }
        }
        else if (value.ValueKind == JsonValueKind.String)
        {
            _ = value.GetString();
        }
    }

    private static JsonDocument ReadStatus(string path)
    {
        byte[] raw;
        try
        {
            raw = ReadAtMost(path, MaxFileBytes + 1);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Unreadable, "the status file cannot be read");
        }
        if (raw.Length > MaxFileBytes)
        {
            throw new RefusedException(Unreadable, "the status file is too large");
        }
        JsonDocument status = ParseJson(raw);
        if (Member(status.RootElement, "schema") is { ValueKind: JsonValueKind.Number } schema
            && schema.GetRawText() == "1")
        {
            return status;
        }
        status.Dispose();
        throw new RefusedException(Unreadable, "a status file of another schema");
    }

    private static byte[] ReadAtMost(string path, int limit)
    {
        using FileStream file = new(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] content = new byte[limit];
        int length = file.ReadAtLeast(content, limit, throwOnEndOfStream: false);
        return content[..length];
    }

    private static void CheckSignature(RSA key, byte[] signed, JsonElement evidence)
    {
        byte[] signature = FromBase64(Member(evidence, "signature"));
        if (key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            return;
        }
        // Which key the file names is a hint only: it tells a changed answer from a foreign one.
        string? named = Text(Member(evidence, "key"));
        if (named is not null && named != Fingerprint(key))
        {
            throw new RefusedException(OtherKey, "signed by another key than the vendor's");
        }
        throw new RefusedException(SignatureWrong, "the answer was changed after it was signed");
    }

    private static void CheckTerms(JsonElement license, Expected expected, DateTimeOffset now)
    {
        string? named = Said(license, "hardware_id");
        if (Member(license, "product_details") is not { ValueKind: JsonValueKind.Object } details
            || named is null)
        {
            throw new RefusedException(Unreadable, "the signed answer is not a license");
        }
        if (Text(Member(details, "short_code")) != expected.Product)
        {
            throw new RefusedException(OtherProduct, "a license for another product");
        }
        bool isNamed = Member(license, "company") is { ValueKind: JsonValueKind.Object } company
            && Member(company, "id")?.GetRawText() == expected.CompanyId;
        if (expected.CompanyId is not null && !isNamed)
        {
            throw new RefusedException(OtherProduct, "a license of another vendor");
        }
        if (expected.Device is not null && named != expected.Device)
        {
            throw new RefusedException(OtherDevice, "a license for another device");
        }
        // An activation says `active`, a check the other two (null counts as not said).
        if (!Flag(license, "active", true) || !Flag(license, "license_active", true))
        {
            throw new RefusedException(SwitchedOff, "the license is not active");
        }
        if (!Flag(license, "license_enabled", true))
        {
            throw new RefusedException(SwitchedOff, "the license is switched off");
        }
        string? start = Said(license, "start_date");
        if (start is not null && now < ToInstant(start))
        {
            throw new RefusedException(NotStarted, "the license has not started yet");
        }
        string? until = Said(license, "validity_period"); // null: for ever
        if (Flag(license, "is_expired", false) || (until is not null && now >= ToInstant(until)))
        {
            throw new RefusedException(Ended, "the license has ended");
        }
    }

    private static void CheckAge(DateTimeOffset lastCheck, string memoryFile, DateTimeOffset now)
    {
        if (lastCheck > now + Tolerance)
        {
            throw new RefusedException(Older, "the clock stands before the last check");
        }
        DateTimeOffset clock = now;
        if (Recall(memoryFile) is { } seen)
        {
            if (lastCheck < seen.LastCheck)
            {
                throw new RefusedException(Older, "an older status than the one seen before");
            }
            // With a newer check the present clock counts: the service refuses one that is far off,
            // so an instant remembered from a clock that was wrong then does not lock anybody out.
            if (lastCheck == seen.LastCheck)
            {
                if (now < seen.Clock - Tolerance)
                {
                    throw new RefusedException(Older, "the clock was put back since the last time");
                }
                clock = now > seen.Clock ? now : seen.Clock;
            }
        }
        Remember(memoryFile, lastCheck, clock);
    }

    // A memory that is gone or unreadable counts as none: it cannot be defended anyway.
    private static (DateTimeOffset LastCheck, DateTimeOffset Clock)? Recall(string path)
    {
        try
        {
            string line = Encoding.ASCII.GetString(ReadAtMost(path, 200));
            string[] words = line.TrimEnd('\n').Split(' ');
            bool isOurs = words.Length == 4 && words[0] == "keyturn-memory" && words[1] == "1";
            return isOurs ? (ToInstant(words[2]), ToInstant(words[3])) : null;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException
            or RefusedException)
        {
            return null;
        }
    }

    private static void Remember(string path, DateTimeOffset lastCheck, DateTimeOffset clock)
    {
        string temporary = $"{path}.{Convert.ToHexString(RandomNumberGenerator.GetBytes(8))}";
        const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";
        string first = lastCheck.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
        string second = clock.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
        try
        {
            File.WriteAllText(temporary, $"keyturn-memory 1 {first} {second}\n", Encoding.ASCII);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("verify: warning: nothing is remembered");
            try
            {
                File.Delete(temporary);
            }
            catch (Exception second) when (second is IOException or UnauthorizedAccessException)
            {
                // it was never made, or stays
            }
        }
    }

    private static byte[] FromBase64(JsonElement? value)
    {
        string text = Text(value) ?? "";
        byte[] found = new byte[text.Length];
        bool isBase64 = Convert.TryFromBase64String(text, found, out int length) && length > 0;
        // White space is let through there: only what comes back equal was Base64.
        if (!isBase64 || Convert.ToBase64String(found, 0, length) != text)
        {
            throw new RefusedException(Unreadable, "the evidence is not Base64");
        }
        return found[..length];
    }

    // An instant of the service without a zone is UTC; parts of a second do not count.
    private static DateTimeOffset ToInstant(string? text)
    {
        const DateTimeStyles Utc =
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (text is null || !Instant.IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var at))
        {
            throw new RefusedException(Unreadable, "a date is not an instant");
        }
        return DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
    }

    private static bool Flag(JsonElement license, string name, bool otherwise) =>
        (Member(license, name)?.ValueKind ?? JsonValueKind.Null) switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null => otherwise,
            _ => throw new RefusedException(Unreadable, $"{name} is not true or false"),
        };

    // A text of the license that may be null, missing or empty: then there is none.
    private static string? Said(JsonElement license, string name)
    {
        JsonElement? value = Member(license, name);
        if (value is null or { ValueKind: JsonValueKind.Null })
        {
            return null;
        }
        string text = Text(value)
            ?? throw new RefusedException(Unreadable, $"{name} is not a text");
        return text.Length == 0 ? null : text;
    }

    private static JsonElement? Member(JsonElement value, string name) =>
        value.TryGetProperty(name, out JsonElement found) ? found : null;

    private static string? Text(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Judge by the command line; returns the exit code.</summary>
    public static int Main(string[] words)
    {
        if (words.Length is not (5 or 6))
        {
            Console.Error.WriteLine("verify: STATUS_FILE PUBLIC_KEY.pem PRODUCT HARDWARE_ID|-"
                + " MEMORY_FILE [COMPANY_ID]");
            return Usage;
        }
        RSA key;
        try
        {
            key = LoadKey(File.ReadAllText(words[1]));
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException
            or CryptographicException or ArgumentException)
        {
            Console.Error.WriteLine("verify: the public key cannot be used");
            return Usage;
        }
        using (key)
        {
            try
            {
                string? device = words[3] == "-" ? null : words[3];
                var expected = new Expected(words[2], device, words.Length == 6 ? words[5] : null);
                Licensed found = Judge(words[0], key, expected, words[4], DateTimeOffset.UtcNow);
                string end = found.Until ?? "further notice";
                Console.WriteLine($"licensed: {words[2]} until {end}; Keyturn says {found.Hint}");
                return 0;
            }
            catch (RefusedException refused)
            {
                Console.Error.WriteLine($"verify: {refused.Message}");
                return refused.Code;
            }
        }
    }
}
