using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>A page as somebody meets it, and what they open on it.</summary>
/// <param name="Person">Who opens it; null for nobody signed in.</param>
/// <param name="Name">What its pictures are called.</param>
/// <param name="Route">The template of the page, as its component names it; null for an address that leads to none.</param>
internal sealed partial record PageStop(string? Person, string Name, string? Route)
{
    /// <summary>What stands in the address for the parameter of the route.</summary>
    public Func<DemoKeys, object>? Key { get; init; }

    /// <summary>What stands for the second parameter, where there are two.</summary>
    public Func<DemoKeys, object>? Second { get; init; }

    /// <summary>What follows the route, or the whole address where there is none.</summary>
    public string Rest { get; init; } = "";

    /// <summary>What is there once the page is.</summary>
    public string Ready { get; init; } = "h1";

    /// <summary>Opens something on the page.</summary>
    public Func<IPage, Task>? Open { get; init; }

    public string AddressOf(DemoKeys keys)
    {
        var number = 0;
        return Parameter()
                .Replace(Route ?? "", _ => Uri.EscapeDataString(FormattableString.Invariant($"{(number++ == 0 ? Key! : Second!)(keys)}")))
            + Rest;
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
