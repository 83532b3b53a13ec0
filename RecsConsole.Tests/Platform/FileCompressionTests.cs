using System.Net.Http.Headers;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform;

public sealed class FileCompressionTests
{
    [Theory]
    [InlineData("/css/console.css", "br")]
    [InlineData("/js/theme.js", "br")]
    [InlineData("/favicon.svg", "br")]
    [InlineData("/login", null)] // not compressed, because it contains a token beside user input
    public async Task Files_travel_compressed_and_pages_do_not(string path, string? encoding)
    {
        await using var app = new ConsoleApp("Production");
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
    }
}
