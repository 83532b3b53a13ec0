using System.Net;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Factors;

/// <summary>Where a page leads a browser that may not have it.</summary>
internal static class Redirects
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The path of the redirect; null where the page itself answers.</summary>
    public static async Task<string?> LeadsToAsync(this HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address, Token);
        return answer.StatusCode is HttpStatusCode.Redirect ? new Uri(browser.BaseAddress!, answer.Headers.Location!).AbsolutePath : null;
    }
}
