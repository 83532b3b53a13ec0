using System.Net;
using System.Text;
using RecsConsole.Connectors;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>What Request Tracker answers about a ticket that a search does not find, in the shape of its REST API 2.0.</summary>
public sealed class MergedTicketTests
{
    private const string NothingFound = """{"items":[],"count":0,"total":0,"page":1,"pages":0,"per_page":20}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticket_that_was_merged_is_gone_and_the_reason_names_the_other_one()
    {
        var answer = await ReadAsync("12", Ticket(13, "open"));

        answer.IsGone.ShouldBeTrue();
        answer.Refusal!.Words.ShouldContain("#13");
    }

    [Fact]
    public async Task Ticket_that_was_deleted_is_gone()
    {
        var answer = await ReadAsync("12", Ticket(12, "deleted"));

        answer.IsGone.ShouldBeTrue();
    }

    [Fact]
    public async Task Ticket_that_the_search_does_not_show_and_that_is_there_is_refused_and_not_gone()
    {
        var answer = await ReadAsync("12", Ticket(12, "open"));

        answer.IsGone.ShouldBeFalse();
        answer.Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task Page_for_maintenance_says_nothing_about_the_ticket()
    {
        var answer = await ReadAsync("12", "<html><body>Back soon.</body></html>");

        answer.IsGone.ShouldBeFalse();
        answer.Trouble.ShouldNotBeNull("it is asked for again");
    }

    private static async Task<RemoteAnswer<RemoteTicket>> ReadAsync(string id, string byNumber)
    {
        using var answers = new Answers(byNumber);
        return await RtReader.ReadAsync(answers, id, Token);
    }

    private static string Ticket(int id, string status) =>
        $$"""
            {"id":{{id}},"type":"ticket","Subject":"Printer jams","Status":"{{status}}","EffectiveId":{"id":"{{id}}","type":"ticket"},
             "Created":"2026-03-01T08:00:00Z","LastUpdated":"2026-03-01T09:00:00Z","Queue":{"id":"1","type":"queue"},
             "Owner":{"id":"Nobody","type":"user"},"Priority":"50","CustomFields":[],
             "_hyperlinks":[{"ref":"self","id":{{id}},"type":"ticket"}]}
            """;

    // the search finds nothing; the question for the number has the given answer
    private sealed class Answers(string byNumber) : HttpMessageHandler, IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isSearch = request.RequestUri!.AbsolutePath.EndsWith("/tickets", StringComparison.Ordinal);
            var body = new StringContent(isSearch ? NothingFound : byNumber, Encoding.UTF8, "application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = body });
        }
    }
}
