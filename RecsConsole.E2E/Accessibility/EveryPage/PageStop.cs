using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>One page to check: who opens it, its address, and what is opened on it.</summary>
/// <param name="Person">The person who opens the page; null without a sign-in.</param>
/// <param name="Name">The name of its pictures.</param>
/// <param name="Route">The route template of the page component; null for an address that leads to no page.</param>
internal sealed partial record PageStop(string? Person, string Name, string? Route)
{
    /// <summary>The value of the route parameter.</summary>
    public Func<DemoKeys, object>? Key { get; init; }

    /// <summary>The value of the second route parameter, if there is one.</summary>
    public Func<DemoKeys, object>? Second { get; init; }

    /// <summary>The part of the address after the route, or the whole address if there is no route.</summary>
    public string Rest { get; init; } = "";

    /// <summary>The selector of an element that is present once the page has loaded.</summary>
    public string Ready { get; init; } = "h1";

    /// <summary>Opens something on the page, which is in the test's current language.</summary>
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
