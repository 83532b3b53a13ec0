using System.Globalization;

namespace RecsConsole.Features.People.Grants;

/// <summary>Which rights are listed. It lives in the address of the page.</summary>
public sealed record GrantFilter
{
    public const string Home = "/admin/rights";

    private const string Any = "any";

    /// <summary>Null: in any state.</summary>
    public GrantState? State { get; init; } = GrantState.Running;

    /// <summary>Part of the name or key of the person who holds it.</summary>
    public string? Person { get; init; }

    /// <summary>Part of the key of the case or document.</summary>
    public string? About { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => State != GrantState.Running || Person is not null || About is not null;

    public string Address
    {
        get
        {
            (string Name, string? Value)[] all =
            [
                ("state", State == GrantState.Running ? null : NameOf(State)),
                ("person", Person),
                ("object", About),
                ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
            ];
            var parts = all.Where(each => each.Value is not null)
                .Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value!)}")
                .ToArray();
            return parts.Length == 0 ? Home : $"{Home}?{string.Join('&', parts)}";
        }
    }

    /// <summary>As the address says it.</summary>
    public static string NameOf(GrantState? state) => state?.ToString().ToLowerInvariant() ?? Any;

    /// <summary>Reads an address somebody may have typed: what makes no sense is as if it were not there.</summary>
    public static GrantFilter Parse(string? state, string? person, string? about, string? page) =>
        new()
        {
            State = StateOf(state),
            Person = Text(person),
            About = Text(about),
            Page =
                int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000
                    ? number
                    : 1,
        };

    private static GrantState? StateOf(string? text) =>
        string.Equals(text, Any, StringComparison.Ordinal)
            ? null
            : Enum.GetValues<GrantState>().FirstOrDefault(state => string.Equals(NameOf(state), text, StringComparison.Ordinal));

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > 100 ? null : value.Trim();
}
