using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace RecsConsole.Recommender.Retrieval.Masking;

/// <summary>Numbers and addresses that identify a person, each by its pattern and, if it has one, its check digit.</summary>
internal static partial class PersonalPatterns
{
    private const string TaxId = "[tax id]";
    private const string Phone = "[phone]";
    private const int Timeout = 5_000;

    // number of digits after the country code in a VAT id; ids that also contain letters have their own pattern
    private static readonly FrozenDictionary<string, int[]> s_vatDigits = new Dictionary<string, int[]>(StringComparer.Ordinal)
    {
        ["BE"] = [10],
        ["BG"] = [9, 10],
        ["CZ"] = [8, 9, 10],
        ["DE"] = [9],
        ["DK"] = [8],
        ["EE"] = [9],
        ["EL"] = [9],
        ["FI"] = [8],
        ["FR"] = [11],
        ["GB"] = [9, 12],
        ["HR"] = [11],
        ["HU"] = [8],
        ["IT"] = [11],
        ["LT"] = [9, 12],
        ["LU"] = [8],
        ["LV"] = [11],
        ["MT"] = [8],
        ["PL"] = [10],
        ["PT"] = [9],
        ["RO"] = [8, 9, 10],
        ["SE"] = [12],
        ["SI"] = [8],
        ["SK"] = [10],
        ["XI"] = [9],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly MaskRule[] s_logins = [new("[login]", LoginForm()), new("[secret]", SecretForm())];

    // patterns with a check digit come first, because they are the most certain
    private static readonly MaskRule[] s_numbers =
    [
        new("[iban]", IbanForm(), candidate => CheckDigits.IbanLength(candidate.Value)),
        MaskRule.Checked("[card]", CardForm(), candidate => CheckDigits.IsCard(candidate.Digits)),
        new(TaxId, LabelledTaxForm()),
        MaskRule.Checked(TaxId, VatForm(), IsVat),
        MaskRule.Checked(TaxId, ElevenForm(), IsElevenDigitId),
        MaskRule.Checked(
            TaxId,
            NipForm(),
            candidate => CheckDigits.IsNip(candidate.Digits) && (candidate.Value.Contains('-') || !IsLabelled(candidate))
        ),
        MaskRule.Checked(TaxId, SocialSecurityForm(), candidate => candidate.Value[..3] is not ("000" or "666")),
        new(TaxId, SteuernummerForm()),
        MaskRule.Checked("[ip]", FourForm(), IsAddress),
        MaskRule.Checked("[ip]", SixForm(), candidate => IsSix(candidate.Value)),
        new(Phone, LabelledPhoneForm()),
        MaskRule.Checked(Phone, InternationalForm(), candidate => candidate.Value[0] == '+' || !IsLabelled(candidate)),
        MaskRule.Checked(Phone, NationalForm(), candidate => !IsLabelled(candidate)),
        MaskRule.Checked(Phone, GroupedForm(), candidate => !IsLabelled(candidate)),
    ];

    /// <summary>Masks names and secrets inside URLs.</summary>
    public static string ReplaceLogins(string text) => s_logins.Aggregate(text, (masked, rule) => rule.Replace(masked));

    public static string ReplaceNumbers(string text) => s_numbers.Aggregate(text, (masked, rule) => rule.Replace(masked));

    private static bool IsVat(MaskCandidate candidate)
    {
        var digits = candidate.Value[2..].Where(char.IsAsciiDigit).Count();
        return candidate.Value.Skip(2).Any(char.IsAsciiLetter)
            || candidate.Value.StartsWith("CHE", StringComparison.Ordinal)
            || (s_vatDigits.TryGetValue(candidate.Value[..2], out var counts) && counts.Contains(digits));
    }

    private static bool IsElevenDigitId(MaskCandidate candidate) =>
        CheckDigits.IsPesel(candidate.Digits) || (CheckDigits.IsSteuerId(candidate.Digits) && !IsLabelled(candidate));

    private static bool IsAddress(MaskCandidate candidate) =>
        candidate.Value.Split('.').All(part => part.Length == 1 || part[0] != '0')
        && IPAddress.TryParse(candidate.Value, out _)
        && !VersionLabel().IsMatch(candidate.Before);

    // a time of day has colons too, but neither eight parts nor two colons in a row
    private static bool IsSix(string value) =>
        value.Any(char.IsAsciiHexDigit)
        && IPAddress.TryParse(value, out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;

    // the number of an order or a ticket is what a text is found by, and names nobody
    private static bool IsLabelled(MaskCandidate candidate) => ThingLabel().IsMatch(candidate.Before);

    [GeneratedRegex(@"://(?<value>[^\s/@]{1,512})@", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex LoginForm();

    [GeneratedRegex(
        @"[?&#](access_token|refresh_token|id_token|token|api_?key|key|password|passwd|pwd|secret|sig|signature|code|user|username|login)=(?<value>[^\s&#]{1,2048})",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex SecretForm();

    [GeneratedRegex(
        @"(?<![\p{L}\d])[A-Z]{2}\d{2}([ -]?[A-Z0-9]){11,30}(?![\p{L}\d])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex IbanForm();

    [GeneratedRegex(@"(?<![\p{L}\d])\d([ -]?\d){12,18}(?![\p{L}\d])", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex CardForm();

    [GeneratedRegex(
        @"(?<![\p{L}\d])(ust[ .-]?id(nr|[ .-]?nr)?|steuer-?(id|nr|nummer|identifikationsnummer)|vat([ -]?(id|no|number|reg))?|tax[ -]?(id|no|number)|tin|nip|pesel|regon|ssn)[ .:#=]{0,4}(nr|no|number|nummer)?[ .:#=]{1,4}(?<value>([A-Z]{2,3} ?)?\d([ ./-]?\d){6,14})(?![\p{L}\d])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex LabelledTaxForm();

    [GeneratedRegex(
        @"(?<![\p{L}\d-])(ATU ?\d{8}|(BE|BG|CZ|DE|DK|EE|EL|FI|GB|HR|HU|IT|LT|LU|LV|MT|PL|PT|RO|SE|SI|SK|XI) ?\d([ .-]?\d){7,11}|FR ?[A-Z0-9]{2} ?\d( ?\d){8}|ES ?([A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])|CY ?\d{8}[A-Z]|IE ?\d[A-Z0-9]\d{5}[A-Z]{1,2}|NL ?\d{9}B\d{2}|CHE-?\d{3}\.?\d{3}\.?\d{3})(?![\p{L}\d])",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex VatForm();

    [GeneratedRegex(@"(?<![\p{L}\d])(\d{11}|\d{2} \d{3} \d{3} \d{3})(?![\p{L}\d])", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex ElevenForm();

    [GeneratedRegex(
        @"(?<![\p{L}\d-])(\d{10}|\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3})(?![\p{L}\d-])",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex NipForm();

    [GeneratedRegex(@"(?<![\p{L}\d-])[0-8]\d{2}-\d{2}-\d{4}(?![\p{L}\d-])", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex SocialSecurityForm();

    [GeneratedRegex(@"(?<![\p{L}\d/])\d{2,3}/\d{3}/\d{5}(?![\p{L}\d/])", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex SteuernummerForm();

    [GeneratedRegex(@"(?<![\p{L}\d.])(\d{1,3}\.){3}\d{1,3}(?![\p{L}\d]|\.\d)", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex FourForm();

    [GeneratedRegex(@"(?<![\p{L}\d:.])([0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\p{L}\d:])", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex SixForm();

    [GeneratedRegex(
        @"(?<![\p{L}\d])(tel|telefon|telefonnummer|phone|fon|mobile?|mobil|handy|fax|cell|kom|komórka|durchwahl)(\.|[ -]?(nr|no|number|nummer))?[ .:]{1,4}(?<value>[+(]{0,2}\d([ ./()-]{0,3}\d){5,14})(?![\p{L}\d])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex LabelledPhoneForm();

    [GeneratedRegex(@"(?<![\p{L}\d.])(\+|00)[1-9]\d{0,2}([ ./()-]{0,3}\d){6,13}(?![\p{L}\d])", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex InternationalForm();

    [GeneratedRegex(
        @"(?<![\p{L}\d./_-])(\(0[1-9]\d{1,4}\)[ /-]{0,3}\d([ /-]?\d){4,9}|0[1-9]\d{1,4}[ /-]{1,3}\d([ /-]?\d){4,9}|0[1-9]\d{8,10})(?![\p{L}\d/_-])",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex NationalForm();

    // 555-123-4567, (555) 123-4567 and 600 123 456
    [GeneratedRegex(
        @"(?<![\p{L}\d_-])(?<!\d[ -])((\(\d{3}\) ?|\d{3}[.-])\d{3}[.-]\d{4}|[4-8]\d{2}(?<gap>[ -])\d{3}\k<gap>\d{3})(?![\p{L}\d_-])(?![ -]\d)",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex GroupedForm();

    [GeneratedRegex(
        @"(^|[^\p{L}])(version|ver|v|build|firmware|fw|release|patch|update|driver|treiber|wersja|wersji)[ .:=]{0,3}$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex VersionLabel();

    [GeneratedRegex(
        @"(#|(^|[^\p{L}])(order|po|bestell\p{L}{0,12}|auftr[aä]g\p{L}{0,12}|zam[oó]wieni\p{L}{0,3}|invoice|rechnung\p{L}{0,9}|faktur\p{L}{0,3}|ticket|case|vorgang|serial|seri\p{L}{0,12}|sn|s/n|part|article|art|artikel\p{L}{0,9}|material\p{L}{0,9}|ref|reference|batch|charge|delivery|liefer\p{L}{0,12}|error|fehler\p{L}{0,5}|b[łl][aą]d|code|build|version|firmware))[ .:#-]{0,3}((no|nr|number|nummer|numer|id)[ .:#-]{0,3})?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex ThingLabel();
}
