using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>Another system sends documents: they wait for a second person, unless an administrator trusts the source.</summary>
public sealed class ApiDocumentTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_comes_in_as_a_draft_that_its_sender_cannot_approve()
    {
        using var client = await site.ClientAsync(site.Admin);
        using var reader = await site.ClientAsync();

        (await ApiCalls.PostAsync(client, "/documents", Document("d-1"))).Status.ShouldBe(201);
        (await ApiCalls.PostAsync(client, "/documents", Document("d-1"))).Body.GetProperty("status").GetString().ShouldBe("already");
        (await ApiCalls.PostAsync(client, "/documents", Document("d-1", "Other words."))).Status.ShouldBe(200);

        var row = await FindAsync("d-1");
        (row.Status, row.Version, row.Text, row.AuthorId).ShouldBe((DocumentStatus.Draft, 1, "Other words.", site.Admin.PersonId));
        using (var hidden = await reader.GetAsync("/api/v1/documents/d-1", Token))
        {
            hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await ApproveAsync(site.Admin, row)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await ApproveAsync(await site.AddPersonAsync("bruno", "admin"), row)).Value.ShouldBe(DocumentStatus.Effective);
        (await site.TrailAsync("save.document")).Count(entry => entry.ObjectId == "d-1").ShouldBe(2);
    }

    [Fact]
    public async Task Untrusted_key_puts_nothing_in_force()
    {
        using var client = await site.ClientAsync(site.Admin);

        var (status, body) = await ApiCalls.PostAsync(client, "/documents", Document("u-1", more: "\"status\":\"effective\""));

        status.ShouldBe(403);
        body.GetProperty("errors").EnumerateObject().Select(each => each.Name).ShouldBe(["status"]);
        await using var db = site.OpenDb(site.Here);
        (await db.Documents.AnyAsync(row => row.Key == "u-1", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Trusted_source_puts_a_document_in_force_and_the_trail_says_that_nobody_else_looked()
    {
        var keeper = await site.AddPersonAsync("carla", "admin");
        var (_, client) = await site.MakeAsync(keeper, ApiScopes.Write, ApiScopes.Trust);
        using var reader = await site.ClientAsync();

        var (status, body) = await ApiCalls.PostAsync(client, "/documents", Document("t-1", more: "\"status\":\"effective\""));

        status.ShouldBe(201, body.GetRawText());
        var row = await FindAsync("t-1");
        (row.Status, row.ApprovedById).ShouldBe((DocumentStatus.Effective, null));
        (await site.TrailAsync("trust.document")).ShouldContain(entry => entry.ObjectId == "t-1" && entry.ActorId == keeper.PersonId);
        using var shown = await reader.GetAsync("/api/v1/documents/t-1", Token);
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        shown.Headers.ETag.ShouldNotBeNull();
        (await ApiCalls.PostAsync(client, "/documents", Document("t-1", "New.", "\"status\":\"effective\""))).Status.ShouldBe(200);
        (await FindAsync("t-1")).ShouldSatisfyAllConditions(
            newest => newest.Version.ShouldBe(2),
            newest => newest.Status.ShouldBe(DocumentStatus.Effective)
        );
    }

    [Fact]
    public async Task Nobody_trusts_a_key_of_their_own()
    {
        var made = await site
            .Services.GetRequiredService<CreateApiKey>()
            .RunAsync(site.Admin, new("mine", [ApiScopes.Write, ApiScopes.Trust], site.Admin.PersonId, 30), Token);

        made.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Rows_of_a_batch_are_answered_for_one_by_one()
    {
        using var client = await site.ClientAsync(site.Admin);

        var rows = await ApiCalls.PostRowsAsync(
            client,
            "/documents:batch",
            Document("b-1"),
            Document("b-2", more: "\"kind\":\"poem\""),
            Document("b-3", more: "\"owner\":\"nobody\""),
            Document("b-4", more: "\"acl\":[\"everybody\"]"),
            Document("b-5", more: "\"colour\":\"red\""),
            Document("B 6"),
            Document("b-7", "a\\u0000b"),
            Document("b-8", more: "\"effectiveFrom\":\"2026-05-02T00:00:00Z\",\"effectiveTo\":\"2026-05-01T00:00:00Z\"")
        );

        rows.Select(ApiCalls.FieldOf).ShouldBe([null, "kind", "owner", "acl", "colour", "key", "text", "effectiveTo"]);
        rows.Select(ApiCalls.StatusOf).Count(each => each == "refused").ShouldBe(7);
        (await FindAsync("b-1")).Title.ShouldBe("Title of b-1");
    }

    [Fact]
    public async Task Request_that_names_itself_is_done_once()
    {
        using var client = await site.ClientAsync(site.Admin);

        var first = await ApiCalls.PostAsync(client, "/documents", Document("c-1"), "once");
        var again = await ApiCalls.PostAsync(client, "/documents", Document("c-1"), "once");

        (first.Status, again.Status).ShouldBe((201, 201));
    }

    [Fact]
    public async Task Draft_that_a_colleague_writes_is_kept()
    {
        var draft = new DocumentDraft
        {
            Key = "w-1",
            Title = "Written here",
            Text = "By hand.",
        };
        await site.WriteDraftAsync<SaveDraft, SavedDraft>(
            (save, colleague) => save.RunAsync(colleague, new(draft, null, 0, IsNew: true), Token)
        );
        using var client = await site.ClientAsync(site.Admin);

        (await ApiCalls.PostAsync(client, "/documents", Document("w-1"))).Status.ShouldBe(409);
        (await FindAsync("w-1")).Text.ShouldBe("By hand.");
    }

    [Fact]
    public async Task Key_of_a_person_who_keeps_no_documents_is_refused()
    {
        using var agent = await site.ClientAsync();
        using var foreign = await site.ForeignClientAsync();

        foreach (var other in new[] { agent, foreign })
        {
            (await ApiCalls.PostAsync(other, "/documents", Document("n-1"))).Status.ShouldBe(403);
            (await ApiCalls.PostAsync(other, "/documents", Document("guide"))).Status.ShouldBe(403);
        }

        await using var db = site.OpenDb(site.Here);
        (await db.Documents.AnyAsync(row => row.Key == "n-1" || row.Title == "Title of guide", Token)).ShouldBeFalse();
        (await site.TrailAsync("save.document")).ShouldContain(entry => entry.ObjectId == "n-1" && entry.Outcome == "denied");
    }

    private async Task<Result<DocumentStatus>> ApproveAsync(Actor actor, DocumentRow row)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var approve = scope.ServiceProvider.GetRequiredService<ApproveVersion>();
        return await approve.RunAsync(actor, new(row.Key, row.Version, row.Revision), Token);
    }

    private async Task<DocumentRow> FindAsync(string key)
    {
        await using var db = site.OpenDb(site.Here);
        return await db.Documents.AsNoTracking().Where(row => row.Key == key).OrderByDescending(row => row.Version).FirstAsync(Token);
    }

    private static string Document(string key, string text = "Words.", string more = "\"kind\":\"runbook\"") =>
        $$"""{"key":"{{key}}","title":"Title of {{key}}","text":"{{text}}","language":"en",{{more}}}""";
}
