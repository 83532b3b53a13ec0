using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Documents.Administration.Reports;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Documents;

public sealed class DocumentAdministrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_people_in_one_draft_are_told_and_nothing_is_overwritten()
    {
        await using var office = await DocumentOffice.OpenAsync();
        var draft = (await office.OpenAsync("guide")).Versions[0].Content;
        var saved = (await office.SaveAsync(office.Writer, new(draft, null, 0, false))).Value!;
        var basis = new SaveDraftRequest(draft, saved.Version, saved.Revision, false);

        var first = await office.SaveAsync(office.Approver, basis with { Draft = draft with { Text = "First." } });
        var second = await office.SaveAsync(office.Writer, basis with { Draft = draft with { Text = "Second." } });

        first.IsOk.ShouldBeTrue();
        second.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await office.OpenAsync("guide")).Versions[0].Content.Text.ShouldBe("First.");
    }

    [Fact]
    [Trait("Req", "R57")]
    [Trait("Req", "R152")]
    public async Task Owner_writes_an_own_document_but_not_its_readers_and_others_not_at_all()
    {
        await using var office = await DocumentOffice.OpenAsync();
        await GiveAsync(office, office.Agent.PersonId);
        var draft = (await office.OpenAsync("guide")).Versions[0].Content with { Text = "Mine." };
        var request = new SaveDraftRequest(draft, null, 0, false);

        var readers = await office.SaveAsync(office.Agent, request with { Draft = draft with { Acl = ["role:agent"] } });
        var lead = await office.SaveAsync(office.Supervisor, request);
        var own = await office.SaveAsync(office.Agent, request);

        readers.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        lead.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        own.IsOk.ShouldBeTrue(own.Error?.Message);
        (await office.AuditAsync("save.document")).Select(row => row.Outcome).ShouldBe(["denied", "denied", "done"]);
    }

    [Fact]
    [Trait("Req", "R58")]
    public async Task List_shows_each_person_what_they_keep_or_lead_and_a_second_tenant_nothing()
    {
        await using var office = await DocumentOffice.OpenAsync();
        await GiveAsync(office, office.Agent.PersonId);

        var all = await ListAsync(office, office.Writer);
        var lead = await ListAsync(office, office.Supervisor);
        var own = await ListAsync(office, office.Agent);
        var elsewhere = await ListAsync(office, office.World.Elsewhere.Agent);

        // Restricted documents are above the clearance of both.
        all.ShouldBe(["draft", "expired", "future", "guide", "regional", "supervisors"]);
        lead.ShouldBe(all);
        own.ShouldBe(["guide"]);
        elsewhere.ShouldBeEmpty();
    }

    [Fact]
    public async Task New_document_needs_a_key_of_its_own_and_good_fields()
    {
        await using var office = await DocumentOffice.OpenAsync();
        var draft = new DocumentDraft
        {
            Key = "guide",
            Title = "T",
            Text = "x",
        };

        var taken = await office.SaveAsync(office.Writer, new(draft, null, 0, IsNew: true));
        var reserved = await office.SaveAsync(office.Writer, new(draft with { Key = "reports" }, null, 0, IsNew: true));
        var good = await office.SaveAsync(office.Writer, new(draft with { Key = "fresh" }, null, 0, IsNew: true));

        taken.Error!.Message.ShouldContain("'guide'");
        reserved.Error!.Message.ShouldContain("'reports'");
        good.Value!.Version.ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R102")]
    [Trait("Req", "R139")]
    public async Task Owner_answers_a_report_and_the_reporter_sees_what_came_of_it()
    {
        await using var office = await DocumentOffice.OpenAsync();
        await GiveAsync(office, office.World.Here.Expert);
        var owner = new Actor(office.World.Here.TenantId, office.World.Here.Expert);
        await ReportAsync(office);
        var waiting = (await ReportsAsync(office, owner, ReportScope.ForMe)).Single();

        var foreign = await AnswerAsync(office, office.Supervisor, waiting);
        var answered = await AnswerAsync(office, owner, waiting);
        var again = await AnswerAsync(office, owner, waiting);

        waiting.MayAnswer.ShouldBeTrue();
        foreign.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        answered.Value.ShouldBe(DocumentReportStatus.Fixed);
        again.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        var mine = (await ReportsAsync(office, office.Agent, ReportScope.ByMe)).Single();
        (mine.Status, mine.ResolutionNote).ShouldBe((DocumentReportStatus.Fixed, "Version 2 has it."));
        (await ReportsAsync(office, office.Agent, ReportScope.All)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_about_an_erased_customer_is_kept_without_its_words()
    {
        await using var office = await DocumentOffice.OpenAsync();
        await GiveAsync(office, office.World.Here.Expert);
        var owner = new Actor(office.World.Here.TenantId, office.World.Here.Expert);
        await ReportAsync(office);
        var waiting = (await ReportsAsync(office, owner, ReportScope.ForMe)).Single();
        await EraseCustomerAsync(office);

        var answered = await AnswerAsync(office, owner, waiting);

        answered.Value.ShouldBe(DocumentReportStatus.Fixed);
        await using var db = office.World.Open();
        (await db.DocumentReports.SingleAsync(Token)).ResolutionNote.ShouldBeNull();
    }

    [Fact]
    public async Task Document_says_how_often_it_was_seen_opened_and_of_use()
    {
        await using var office = await DocumentOffice.OpenAsync();
        await ReportAsync(office);
        var before = (await office.OpenAsync("guide")).Usage;
        await using (var db = office.World.Open())
        {
            var response = await db.Responses.SingleAsync(Token);
            db.Impressions.Add(
                new()
                {
                    TenantId = office.World.Here.TenantId,
                    DecisionId = response.DecisionId,
                    Kind = ItemKind.Document,
                    ItemId = "guide",
                    Rank = 1,
                    SeenAt = office.Now,
                }
            );
            db.CaseDocuments.Add(
                new()
                {
                    TenantId = office.World.Here.TenantId,
                    CaseId = office.World.Here.CaseId,
                    DocumentKey = "guide",
                    At = office.Now,
                }
            );
            await db.SaveChangesAsync(Token);
        }

        var usage = (await office.OpenAsync("guide")).Usage;

        usage.ShouldBe(before with { Seen = 1, Opened = 1, Answered = 1, Useful = 0, Cases = before.Cases + 1 });
        (await office.OpenAsync("regional")).Usage.ShouldBe(new(Seen: 0, Opened: 0, Answered: 0, Useful: 0, before.Cases));
    }

    [Fact]
    public async Task Document_says_which_passage_was_shown_opened_and_used()
    {
        await using var office = await DocumentOffice.OpenAsync();
        var decision = await office.World.RecommendAsync();
        var shown = decision.Slate(SlateKind.Document).Items.Single(item => item.Id == "guide");
        var before = (await office.OpenAsync("guide")).Passages;
        await SeeAsync(office, decision.DecisionId!.Value);
        var seen = (await office.OpenAsync("guide")).Passages;
        await UseAsync(office);
        var used = (await office.OpenAsync("guide")).Passages;

        before.ShouldBeEmpty();
        seen.ShouldBe([new(shown.PassageLine!, shown.Version, Shown: 1, Opened: 0, Used: 0)]);
        used.ShouldBe([new(shown.PassageLine!, shown.Version, Shown: 1, Opened: 1, Used: 1)]);
        (await office.OpenAsync("regional")).Passages.ShouldBeEmpty();
        await using var db = office.World.Open();
        var stored = await db.DecisionItems.SingleAsync(row => row.Kind == ItemKind.Document && row.ItemId == "guide", Token);
        (stored.PassageVersion, stored.PassageStart, stored.PassageLength).ShouldBe(
            (shown.Version, shown.Passage!.Value.Start, shown.Passage!.Value.Length)
        );
    }

    private static async Task SeeAsync(DocumentOffice office, Guid decisionId)
    {
        await using var db = office.World.Open();
        db.Impressions.Add(
            new()
            {
                TenantId = office.World.Here.TenantId,
                DecisionId = decisionId,
                Kind = ItemKind.Document,
                ItemId = "guide",
                Rank = 1,
                SeenAt = office.Now,
            }
        );
        await db.SaveChangesAsync(Token);
    }

    private static async Task UseAsync(DocumentOffice office)
    {
        await using var db = office.World.Open();
        (await db.Impressions.SingleAsync(Token)).ViewedAt = office.Now;
        db.CaseDocuments.Add(
            new()
            {
                TenantId = office.World.Here.TenantId,
                CaseId = office.World.Here.CaseId,
                DocumentKey = "guide",
                At = office.Now,
            }
        );
        await db.SaveChangesAsync(Token);
    }

    private static async Task GiveAsync(DocumentOffice office, Guid ownerId)
    {
        await using var db = office.World.Open();
        (await db.Documents.SingleAsync(row => row.Key == "guide", Token)).OwnerId = ownerId;
        await db.SaveChangesAsync(Token);
    }

    private static async Task EraseCustomerAsync(DocumentOffice office)
    {
        await using var db = office.World.Open();
        var key = await db.SubjectKeys.SingleAsync(row => row.SubjectKind == "account" && row.SubjectKey == "acme", Token);
        (key.WrappedKey, key.DestroyedAt) = (null, office.Now);
        await db.SaveChangesAsync(Token);
        office.World.Database.Services.GetRequiredService<SubjectKeys>().Forget(key);
    }

    private static async Task ReportAsync(DocumentOffice office)
    {
        var decision = await office.World.RecommendAsync();
        await office.World.RespondAsync(
            new(Guid.NewGuid(), decision.DecisionId!.Value, ResponseKind.Dismiss, SlateKind.Document, "guide", "outdated_document")
        );
    }

    private static async Task<IReadOnlyList<string>> ListAsync(DocumentOffice office, Actor actor) =>
        [
            .. (await office.Get<ListDocuments>().RunAsync(actor, new(), Token))
                .Value!.Lines.Select(line => line.Key)
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<IReadOnlyList<ReportLine>> ReportsAsync(DocumentOffice office, Actor actor, ReportScope scope) =>
        (await office.Get<ListReports>().RunAsync(actor, scope, Token)).Value!.Lines;

    private static Task<Result<DocumentReportStatus>> AnswerAsync(DocumentOffice office, Actor actor, ReportLine line) =>
        office.Get<AnswerReport>().RunAsync(actor, new(line.Id, line.Revision, true, "Version 2 has it."), Token);
}
