using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RecsConsole.E2E;

/// <summary>Waits for an address by asking for it again and again: who waits for a navigation misses one that happens right before.</summary>
internal static class PageAddress
{
    private static readonly TimeSpan s_match = TimeSpan.FromSeconds(1);

    /// <param name="pattern">A regular expression for some part of the address.</param>
    public static Task HasAddressAsync(this IPage page, string pattern) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern, RegexOptions.None, s_match), new() { Timeout = 30_000 });
}
