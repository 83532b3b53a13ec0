using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RecsConsole.E2E;

/// <summary>Waits for an address by polling, because waiting for a navigation misses one that has just finished.</summary>
internal static class PageAddress
{
    private static readonly TimeSpan s_match = TimeSpan.FromSeconds(1);

    /// <param name="pattern">A regular expression that matches part of the address.</param>
    public static Task HasAddressAsync(this IPage page, string pattern) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern, RegexOptions.None, s_match), new() { Timeout = 30_000 });
}
