using System.Net;
using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>A ticket system says by the API which of its tickets changed.</summary>
public sealed class ApiTicketChangeTests(ApiSite site) : IClassFixture<ApiSite>
{
    private const string Address = "/api/v1/ticket-changes";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticket_of_a_case_is_read_and_one_that_was_not_imported_is_not()
    {
        var connection = await ConnectAsync("TA");
        using var client = await site.ClientAsync(null, ApiScopes.Embed);

        (await AnswerAsync(client, connection, "12")).ShouldBe((HttpStatusCode.OK, true));
        (await AnswerAsync(client, connection, "13")).ShouldBe((HttpStatusCode.OK, false));
    }

    [Fact]
    public async Task Key_of_another_tenant_finds_no_connection()
    {
        var connection = await ConnectAsync("TB");
        using var foreign = await site.ForeignClientAsync();

        (await AnswerAsync(foreign, connection, "12")).ShouldBe((HttpStatusCode.NotFound, null));
        (await AnswerAsync(foreign, Guid.NewGuid(), "12")).ShouldBe((HttpStatusCode.NotFound, null));
    }

    [Theory]
    [InlineData("""{"ticket":"12"}""")]
    [InlineData("""{"connection":"7e0b9c3e-32c5-4d6e-9f59-0f2d1a3b4c5d","ticket":""}""")]
    [InlineData("""{"connection":"7e0b9c3e-32c5-4d6e-9f59-0f2d1a3b4c5d","ticket":"12","status":"closed"}""")]
    [InlineData("""{"connection":"twelve","ticket":"12"}""")]
    public async Task Request_that_names_no_ticket_is_refused(string body)
    {
        using var client = await site.ClientAsync(null, ApiScopes.Embed);

        using var answer = await client.PostAsync(Address, ApiSite.Json(body), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<(HttpStatusCode Status, bool? WillBeRead)> AnswerAsync(HttpClient client, Guid connection, string ticket)
    {
        var body = $$"""{"connection":"{{connection:D}}","ticket":"{{ticket}}"}""";
        using var answer = await client.PostAsync(Address, ApiSite.Json(body), Token);
        var read = await ApiSite.ReadAsync(answer);
        return (answer.StatusCode, read.TryGetProperty("willBeRead", out var willBeRead) ? willBeRead.GetBoolean() : null);
    }

    // with ticket 12, whose case is the desk's; the key cannot be opened, so nothing is asked there
    private async Task<Guid> ConnectAsync(string prefix)
    {
        var id = Guid.NewGuid();
        await using var db = site.OpenDb(site.Here);
        db.Connections.Add(
            new()
            {
                TenantId = site.Here.TenantId,
                Id = id,
                Name = prefix,
                Kind = "redmine",
                Address = "http://127.0.0.1:9/",
                Secret = "",
                KeyPrefix = prefix,
                CaseTypeKey = "ticket",
                StatusesJson = "[]",
                IsEnabled = true,
            }
        );
        db.TicketLinks.Add(
            new()
            {
                TenantId = site.Here.TenantId,
                ConnectionId = id,
                TicketId = "12",
                CaseId = site.Here.CaseId,
            }
        );
        await db.SaveChangesAsync(Token);
        return id;
    }
}
