using System.Globalization;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.People;

/// <summary>Which people are listed. It lives in the address of the page.</summary>
public sealed record PeopleFilter
{
    public const string Home = "/admin/people";

    /// <summary>Part of a name, key or e-mail address.</summary>
    public string? Search { get; init; }

    public string? Role { get; init; }

    public string? Team { get; init; }

    /// <summary>Null: everybody.</summary>
    public bool? IsActive { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Role is not null || Team is not null || IsActive is not null;

    public string Address
    {
        get
        {
            (string Name, string? Value)[] all =
            [
                ("q", Search),
                ("role", Role),
                ("team", Team),
                ("active", IsActive is { } active ? (active ? "yes" : "no") : null),
                ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
            ];
            var parts = all.Where(each => each.Value is not null)
                .Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value!)}")
                .ToArray();
            return parts.Length == 0 ? Home : $"{Home}?{string.Join('&', parts)}";
        }
    }

    /// <summary>Reads an address somebody may have typed: what makes no sense is as if it were not there.</summary>
    public static PeopleFilter Parse(string? search, string? role, string? team, string? active, string? page) =>
        new()
        {
            Search = Text(search),
            Role = ConsoleRole.All.FirstOrDefault(each => string.Equals(each, role, StringComparison.Ordinal)),
            Team = Text(team),
            IsActive = active switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            },
            Page =
                int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000
                    ? number
                    : 1,
        };

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > 100 ? null : value.Trim();
}
