using System.Net;
using System.Text;

namespace RecsConsole.Tests.Security.Fuzzing.Parsers;

/// <summary>A ticket system that answers every question with the same bytes; only its lists end.</summary>
internal sealed class AnsweringServer(byte[] answer) : HttpMessageHandler, IHttpClientFactory
{
    private const string PastLast = "&page=3";

    private static readonly byte[] s_nothing = Encoding.UTF8.GetBytes("{\"items\":[]}");

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isPastLast = request.RequestUri!.Query.Contains(PastLast, StringComparison.Ordinal);
        return Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(isPastLast ? s_nothing : answer) }
        );
    }
}
