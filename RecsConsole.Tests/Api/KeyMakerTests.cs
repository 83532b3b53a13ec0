using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Features.Approvals;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Policies.Detail;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>
/// Whoever creates a key for a colleague knows its text: what comes in by it counts as written by both, and trust in it takes a second
/// administrator.
/// </summary>
public sealed class KeyMakerTests(ApiSite site) : IClassFixture<ApiSite>
{
    private const string Effective = "\"status\":\"effective\"";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Maker_of_a_key_does_not_approve_the_document_that_came_in_by_it()
    {
        var (_, client) = await site.MakeAsync(await site.AddPersonAsync("carla", "admin"), ApiScopes.Write);
        var second = await site.AddPersonAsync("bruno", "admin");
        (await ApiCalls.PostAsync(client, "/documents", Document("m-1"))).Status.ShouldBe(201);

        var refused = await ApproveAsync(site.Admin, "m-1");

        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        refused.Error.Message.ShouldContain("You created the API key");
        (await MayApproveAsync(site.Admin, "m-1")).ShouldBeFalse("the page offers no button that is refused");
        (await MayApproveAsync(second, "m-1")).ShouldBeTrue();
        (await site.TrailAsync("approve.document")).ShouldContain(entry => entry.ObjectId == "m-1" && entry.Outcome == "denied");
        (await ApproveAsync(second, "m-1")).Value.ShouldBe(DocumentStatus.Effective);
    }

    [Fact]
    public async Task Who_saves_over_it_by_hand_does_not_make_the_maker_a_second_person()
    {
        var (_, client) = await site.MakeAsync(await site.AddPersonAsync("carlo", "admin"), ApiScopes.Write);
        (await ApiCalls.PostAsync(client, "/documents", Document("m-2"))).Status.ShouldBe(201);
        var editor = await site.AddPersonAsync("edda", "admin");
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var file = (await scope.ServiceProvider.GetRequiredService<OpenDocumentFile>().RunAsync(editor, "m-2", Token)).Value!;
            var draft = file.Versions[0].Content with { Title = "Another title" };
            var save = scope.ServiceProvider.GetRequiredService<SaveDraft>();
            (await save.RunAsync(editor, new(draft, 1, file.Versions[0].Revision, IsNew: false), Token)).Error.ShouldBeNull();
        }

        (await ApproveAsync(site.Admin, "m-2")).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public async Task Who_replaces_a_key_counts_as_a_writer_of_what_the_new_one_sends()
    {
        var (old, _) = await site.MakeAsync(await site.AddPersonAsync("clara", "admin"), ApiScopes.Write);
        var rotator = await site.AddPersonAsync("rita", "admin");
        var made = await site.Services.GetRequiredService<RotateApiKey>().RunAsync(rotator, new(old.Id, 30), Token);
        using var client = site.Client(made.Value!.Text);
        (await ApiCalls.PostAsync(client, "/documents", Document("m-3"))).Status.ShouldBe(201);

        (await ApproveAsync(rotator, "m-3")).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await ApproveAsync(site.Admin, "m-3")).Value.ShouldBe(DocumentStatus.Effective);
    }

    [Fact]
    public async Task Maker_of_a_key_does_not_publish_the_policy_that_came_in_by_it()
    {
        var colleague = await site.AddPersonAsync("cora", "admin");
        var (_, client) = await site.MakeAsync(colleague, ApiScopes.Write);
        var sent = await ApiCalls.PostAsync(
            client,
            "/policies",
            """
            {"key":"m-4","title":"Notices","statement":"Say it.","effectiveFrom":"2026-01-01T00:00:00Z",
             "rules":[{"caseTypes":["ticket"],"requires":["notice"]}]}
            """
        );
        sent.Status.ShouldBe(201, sent.Body.GetRawText());
        await using var scope = site.Services.CreateAsyncScope();
        var life = scope.ServiceProvider.GetRequiredService<VersionLife<PolicyRow, PolicyContent>>();
        (await life.SubmitAsync(colleague, await PolicyAsync("m-4"), Token)).Error.ShouldBeNull();
        (await SecondAsync(site.Admin, "m-4")).IsByOwnKey.ShouldBeTrue("the page must not say that they wrote it");
        (await SecondAsync(colleague, "m-4")).IsByOwnKey.ShouldBeFalse();

        var refused = await life.PublishAsync(site.Admin, await PolicyAsync("m-4"), Token);
        var second = await life.PublishAsync(await site.AddPersonAsync("bea", "admin"), await PolicyAsync("m-4"), Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        refused.Error.Message.ShouldContain("You created the API key");
        second.Value.ShouldNotBeNull(second.Error?.Message).Status.ShouldBe(VersionStatus.Published);
    }

    [Fact]
    public async Task Key_is_trusted_by_somebody_who_did_not_create_it_and_again_after_it_is_replaced()
    {
        var (key, client) = await site.MakeAsync(await site.AddPersonAsync("celia", "admin"), ApiScopes.Write, ApiScopes.Trust);
        var second = await site.AddPersonAsync("boris", "admin");
        var trust = site.Services.GetRequiredService<TrustApiKey>();

        var alone = await trust.RunAsync(site.Admin, key.Id, Token);
        var before = await ApiCalls.PostAsync(client, "/documents", Document("m-5", Effective));
        var trusted = await trust.RunAsync(second, key.Id, Token);
        var after = await ApiCalls.PostAsync(client, "/documents", Document("m-5", Effective));
        var replaced = await site.Services.GetRequiredService<RotateApiKey>().RunAsync(second, new(key.Id, 30), Token);
        using var ofReplaced = site.Client(replaced.Value!.Text);
        var again = await ApiCalls.PostAsync(ofReplaced, "/documents", Document("m-6", Effective));

        alone.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        before.Status.ShouldBe(403);
        trusted.Error.ShouldBeNull();
        after.Status.ShouldBe(201, after.Body.GetRawText());
        again.Status.ShouldBe(403);
        (await site.TrailAsync("trust.api_key")).Select(entry => entry.Outcome).ShouldBe(["denied", "done"]);
    }

    [Fact]
    public async Task List_offers_trust_to_everybody_but_the_maker()
    {
        var (key, _) = await site.MakeAsync(await site.AddPersonAsync("conny", "admin"), ApiScopes.Write, ApiScopes.Trust);
        var second = await site.AddPersonAsync("berta", "admin");

        (await LineAsync(site.Admin, key.Id)).ShouldSatisfyAllConditions(
            line => line.IsTrustAsked.ShouldBeTrue(),
            line => line.MayTrust.ShouldBeFalse()
        );
        (await LineAsync(second, key.Id)).MayTrust.ShouldBeTrue();
    }

    [Fact]
    public async Task Key_of_which_nobody_knows_the_maker_writes_nothing_that_needs_a_second_person()
    {
        var (key, client) = await site.MakeAsync(await site.AddPersonAsync("cilla", "admin"), ApiScopes.Write);
        await using (var db = site.OpenDb(site.Here))
        {
            (await db.ApiKeys.SingleAsync(row => row.Id == key.Id, Token)).CreatedById = null;
            await db.SaveChangesAsync(Token);
        }

        (await ApiCalls.PostAsync(client, "/documents", Document("m-7"))).Status.ShouldBe(403);
        await using var after = site.OpenDb(site.Here);
        (await after.Documents.AnyAsync(row => row.Key == "m-7", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Maker_of_a_key_does_not_decide_the_request_that_came_by_it()
    {
        var (lead, second) = (await site.AddPersonAsync("lena", "admin", "supervisor"), await site.AddPersonAsync("sonja", "supervisor"));
        await using (var db = site.OpenDb(site.Here))
        {
            (await db.Actions.SingleAsync(row => row.Key == "ask", Token)).Risk = ActionRiskLevel.High;
            ChangeFeed.Append(db, ChangeKind.Catalog, "ask", DateTimeOffset.UtcNow);
            await db.SaveChangesAsync(Token);
        }

        var request = await RequestAsync(lead);
        var seen = await ListAsync(lead, ApprovalScope.Pending);
        var refused = await DecideAsync(lead, request);
        var waiting = await ListAsync(second, ApprovalScope.Pending);
        var decided = await DecideAsync(second, request);

        request.KeyCreatedById.ShouldBe(lead.PersonId);
        seen.Lines.ShouldBeEmpty("nothing is offered that is refused");
        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        refused.Error.Message.ShouldContain("You created the API key");
        waiting.Lines.ShouldHaveSingleItem().MayDecide.ShouldBeTrue();
        decided.IsOk.ShouldBeTrue(decided.Error?.Message);
        (await site.TrailAsync("reject.action")).Select(entry => entry.Outcome).ShouldBe(["denied", "done"]);
    }

    private async Task<ApprovalRequestRow> RequestAsync(Actor maker)
    {
        string[] scopes = [.. ApiScopes.All.Where(scope => scope != ApiScopes.Trust)];
        var made = await site
            .Services.GetRequiredService<CreateApiKey>()
            .RunAsync(maker, new("of the lead", scopes, site.Here.Agent.PersonId, 30), Token);
        using var client = site.Client(made.Value.ShouldNotBeNull(made.Error?.Message).Text);
        var shown = await ApiCalls.PostAsync(client, "/cases/T-1/recommendations", "{}");
        shown.Status.ShouldBeInRange(200, 201, shown.Body.GetRawText());
        var answer = await ApiCalls.PostAsync(
            client,
            $"/decisions/{shown.Body.GetProperty("decision").GetGuid()}/responses",
            """{"kind":"accept","itemKind":"action","item":"ask","note":"The customer waits.","confirmed":true}"""
        );
        answer.Status.ShouldBe(201, answer.Body.GetRawText());
        answer.Body.GetProperty("waitsForApproval").GetBoolean().ShouldBeTrue();
        await using var db = site.OpenDb(site.Here);
        return await db.ApprovalRequests.AsNoTracking().SingleAsync(Token);
    }

    private async Task<Result<string>> DecideAsync(Actor actor, ApprovalRequestRow request)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var decide = scope.ServiceProvider.GetRequiredService<DecideApproval>();
        return await decide.RunAsync(actor, new(request.Id, ApprovalVerdict.Reject, "Not now.", request.Revision), Token);
    }

    private async Task<ApprovalList> ListAsync(Actor actor, ApprovalScope list)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var listed = await scope.ServiceProvider.GetRequiredService<ListApprovals>().RunAsync(actor, new() { Scope = list }, Token);
        return listed.Value.ShouldNotBeNull(listed.Error?.Message);
    }

    private async Task<ApiKeyLine> LineAsync(Actor reader, Guid id)
    {
        var list = await site.Services.GetRequiredService<ListApiKeys>().RunAsync(reader, withEnded: false, Token);
        return list.Value!.Lines.Single(line => line.Id == id);
    }

    private async Task<Result<DocumentStatus>> ApproveAsync(Actor actor, string key)
    {
        await using var db = site.OpenDb(site.Here);
        var row = await db.Documents.AsNoTracking().SingleAsync(each => each.Key == key, Token);
        await using var scope = site.Services.CreateAsyncScope();
        var approve = scope.ServiceProvider.GetRequiredService<ApproveVersion>();
        return await approve.RunAsync(actor, new(row.Key, row.Version, row.Revision), Token);
    }

    private async Task<bool> MayApproveAsync(Actor actor, string key)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<OpenDocumentFile>().RunAsync(actor, key, Token);
        return file.Value!.Versions[0].MayApprove;
    }

    private async Task<VersionSecond> SecondAsync(Actor reader, string key)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var read = await scope.ServiceProvider.GetRequiredService<ReadPolicy>().RunAsync(reader, key, Token);
        return read.Value.ShouldNotBeNull(read.Error?.Message).Second;
    }

    private async Task<VersionStepRequest> PolicyAsync(string key)
    {
        await using var db = site.OpenDb(site.Here);
        var row = await db.Policies.AsNoTracking().SingleAsync(each => each.Key == key, Token);
        return new(row.Key, row.Version, row.Revision);
    }

    private static string Document(string key, string more = "\"kind\":\"runbook\"") =>
        $$"""{"key":"{{key}}","title":"Title of {{key}}","text":"Words.","language":"en",{{more}}}""";
}
