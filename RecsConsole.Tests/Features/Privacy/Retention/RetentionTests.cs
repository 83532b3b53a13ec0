using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Features.Privacy.Retention;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy.Retention;

/// <summary>Data with a retention period is removed when the period ends, and no other data is.</summary>
public sealed class RetentionTests : PrivacyDesk
{
    [Fact]
    [Trait("Req", "R158")]
    public async Task Expired_rows_are_gone_and_held_rows_are_kept()
    {
        var held = await CloseAllAsync();
        await AddOldRowsAsync();
        await HoldAsync("case", held.Key);
        await SavePeriodAsync("closed_cases", 90);
        await SavePeriodAsync("searches", 30);
        World.Database.Clock.Advance(TimeSpan.FromDays(91));

        var result = await RunRetentionAsync();

        await using var db = World.Open();
        var titles = await db.Cases.ToDictionaryAsync(row => row.Id, row => row.Title, Cancelled);
        titles.Remove(held.Id, out var kept).ShouldBeTrue();
        kept.ShouldNotBe(ErasedText.Word);
        titles.Count.ShouldBe(14);
        titles.Values.ShouldAllBe(title => title == ErasedText.Word);
        (await db.SearchLog.AnyAsync(Cancelled)).ShouldBeFalse();
        result.ShouldBe("Texts of 14 cases and 1 other rows were removed. Legal holds in force: 1.");
        var entries = await db.AuditEntries.Where(row => row.Operation == "apply.retention").ToListAsync(Cancelled);
        entries.Count(row => row.ObjectId == "closed_cases" && row.DetailsJson.Contains("\"removed\":\"14\"")).ShouldBe(1);
        entries.Count(row => row.ObjectId == "searches" && row.DetailsJson.Contains("\"removed\":\"1\"")).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_written_in_an_expired_case_is_left_and_the_trail_is_whole()
    {
        var decision = await World.RecommendAsync();
        await CloseAllAsync();
        await using (var before = World.Open())
        {
            before.Notes.Add(
                new()
                {
                    TenantId = before.TenantId,
                    Id = Guid.NewGuid(),
                    CaseId = World.Here.CaseId,
                    AuthorId = World.Here.Agent.PersonId,
                    At = World.Database.Clock.GetUtcNow(),
                    Text = "Mr Okoro called",
                }
            );
            var imported = await before.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Cancelled);
            imported.Product = imported.IssueType = "Printer of Mr Okoro";
            await before.SaveChangesAsync(Cancelled);
        }

        await SavePeriodAsync("closed_cases", 90);
        World.Database.Clock.Advance(TimeSpan.FromDays(91));

        await RunRetentionAsync();

        await using var db = World.Open();
        (await db.Notes.Select(row => row.Text).ToListAsync(Cancelled)).ShouldAllBe(text => text == ErasedText.Word);
        (await db.CaseEvents.Select(row => row.AttributesJson).ToListAsync(Cancelled)).ShouldAllBe(text => text == "{}");
        var erased = await db.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Cancelled);
        (erased.Product, erased.IssueType).ShouldBe((null, LogNames.NoIssueType));
        var row = await db.Decisions.SingleAsync(found => found.Id == decision.DecisionId, Cancelled);
        DecisionContent.IsErased(row).ShouldBeTrue();
        await Should.ThrowAsync<DecisionErasedException>(() => DecisionBundles.ReadBundleAsync(db, row, Cancelled));
        (await VerifyAsync()).FirstBroken.ShouldBeNull();
    }

    [Fact]
    public async Task Every_row_of_a_case_with_personal_columns_is_blanked_or_deleted()
    {
        await CloseAllAsync();
        await using var db = World.Open();
        var ofCases = db
            .Model.GetEntityTypes()
            .Where(type => PersonalColumns.Of(db.Model, type.ClrType).Count > 0 && type.FindProperty("CaseId") is not null)
            .Select(type => type.ClrType.Name)
            .Order(StringComparer.Ordinal);

        // A new kind of row must be added to CaseTexts and then here.
        string.Join(' ', ofCases)
            .ShouldBe(
                "ApprovalRequestRow AttachmentRow CaseEventRow DecisionLookRow DecisionRow DocumentReportRow GoldenCaseRow InboxItemRow "
                    + "MessageRow NoteRow OutboxRow ResponseRow StudyAdjudicationRow SuggestionReportRow TextDraftRow"
            );
    }

    [Fact]
    public async Task Everything_is_kept_unless_the_tenant_says_so()
    {
        await CloseAllAsync();
        await AddOldRowsAsync();
        World.Database.Clock.Advance(TimeSpan.FromDays(4_000));

        (await RunRetentionAsync()).ShouldStartWith("Texts of 0 cases");

        await using var db = World.Open();
        (await db.Cases.Select(row => row.Title).ToListAsync(Cancelled)).ShouldNotContain(ErasedText.Word);
        (await db.SearchLog.AnyAsync(Cancelled)).ShouldBeTrue();
    }

    [Fact]
    public async Task Inboxes_and_unsent_texts_go_after_thirty_days_without_a_period_too_and_only_the_tenants_own()
    {
        await AddNewsAndDraftsAsync(World.Here.TenantId);
        await AddNewsAndDraftsAsync(World.Elsewhere.TenantId);

        await RunRetentionAsync();

        await using var db = World.Open();
        (await db.InboxItems.Where(row => row.Kind == InboxKind.Asked).Select(row => row.EventKey).ToListAsync(Cancelled)).ShouldBe([
            "young",
        ]);
        (await db.TextDrafts.Select(row => row.Subject).ToListAsync(Cancelled)).ShouldBe(["young"]);
        await using var theirs = World.Database.Open();
        theirs.BindTo(World.Elsewhere.TenantId);
        (await theirs.InboxItems.CountAsync(row => row.Kind == InboxKind.Asked, Cancelled)).ShouldBe(2);
        (await theirs.TextDrafts.CountAsync(Cancelled)).ShouldBe(2);
    }

    [Fact]
    public async Task Longer_period_than_the_usual_one_is_refused_for_inboxes()
    {
        var result = await World.Get<SaveRetention>().RunAsync(Admin, new("inbox", 31, 0, Reason), Cancelled);

        result.Error!.Message.ShouldBe("Enter 1 to 30 days. Nothing was saved.");
    }

    [Fact]
    public async Task Second_run_finds_nothing_and_other_tenants_cases_stay()
    {
        await CloseAllAsync();
        await SavePeriodAsync("closed_cases", 90);
        World.Database.Clock.Advance(TimeSpan.FromDays(91));
        await RunRetentionAsync();

        (await RunRetentionAsync()).ShouldStartWith("Texts of 0 cases");

        await using var db = World.Database.Open();
        db.BindTo(World.Elsewhere.TenantId);
        (await db.Cases.Select(row => row.Title).ToListAsync(Cancelled)).ShouldNotContain(ErasedText.Word);
    }

    [Fact]
    public async Task Page_says_what_would_go_and_how_much_is_held_back()
    {
        var held = await CloseAllAsync();
        await HoldAsync("case", held.Key);
        await SavePeriodAsync("closed_cases", 90);
        World.Database.Clock.Advance(TimeSpan.FromDays(91));

        var view = await World.Get<ReadRetention>().RunAsync(Admin, Cancelled);

        var line = view.Value!.Lines.Single(each => each.DataClass == DataClass.ClosedCases);
        (line.Count.Total, line.Count.Due, line.Count.Held).ShouldBe((15, 14, 1));
        line.Count.Oldest.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(89)]
    [InlineData(36_501)]
    public async Task Period_outside_the_limits_is_refused(int days)
    {
        var result = await World.Get<SaveRetention>().RunAsync(Admin, new("closed_cases", days, 0, Reason), Cancelled);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Period_that_somebody_else_changed_is_not_overwritten()
    {
        await SavePeriodAsync("searches", 30);

        var result = await World.Get<SaveRetention>().RunAsync(Admin, new("searches", 1, 0, Reason), Cancelled);

        result.Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Fact]
    public async Task Revision_goes_on_after_a_reset_so_that_an_old_page_never_fits_again()
    {
        await SavePeriodAsync("searches", 30);
        var old = await LineAsync();
        (await PutAsync(null, old.Revision)).Error.ShouldBeNull();
        var reset = await LineAsync();
        (await PutAsync(60, reset.Revision)).Error.ShouldBeNull();

        var late = await PutAsync(1, old.Revision);
        var later = await PutAsync(1, 0);

        (old.Revision, reset.Revision, reset.KeepDays).ShouldBe((1, 2, null));
        (late.Error!.Kind, later.Error!.Kind).ShouldBe((ErrorKind.Conflict, ErrorKind.Conflict));
        var line = await LineAsync();
        (line.Revision, line.KeepDays).ShouldBe((3, 60));

        async Task<RetentionLine> LineAsync() =>
            (await World.Get<ReadRetention>().RunAsync(Admin, Cancelled)).Value!.Lines.Single(each => each.DataClass.Key == "searches");

        Task<Result<string>> PutAsync(int? days, long seen) =>
            World.Get<SaveRetention>().RunAsync(Admin, new("searches", days, seen, Reason), Cancelled);
    }

    private async Task AddOldRowsAsync()
    {
        await using var db = World.Open();
        db.SearchLog.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                ActorId = World.Here.Agent.PersonId,
                At = World.Database.Clock.GetUtcNow(),
                Query = "Okoro",
                FilterJson = "{}",
                ResultsJson = "[]",
                SearchVersion = "1",
            }
        );
        await db.SaveChangesAsync(Cancelled);
    }

    private async Task AddNewsAndDraftsAsync(Guid tenant)
    {
        await using var db = World.Database.Open();
        db.BindTo(tenant);
        foreach (var (key, days) in new Dictionary<string, int> { ["old"] = 31, ["young"] = 29 })
        {
            var at = World.Database.Clock.GetUtcNow().AddDays(-days);
            db.InboxItems.Add(
                new()
                {
                    TenantId = tenant,
                    Id = Guid.NewGuid(),
                    RecipientId = Guid.NewGuid(),
                    EventKey = key,
                    Kind = InboxKind.Asked,
                    At = at,
                }
            );
            db.TextDrafts.Add(
                new()
                {
                    TenantId = tenant,
                    PersonId = Guid.NewGuid(),
                    Form = "settings",
                    Subject = key,
                    Text = "Half a sentence",
                    At = at,
                }
            );
        }

        await db.SaveChangesAsync(Cancelled);
    }

    private async Task<AuditVerdict> VerifyAsync()
    {
        await using var scope = World.Database.Services.CreateAsyncScope();
        var verify = scope.ServiceProvider.GetRequiredService<VerifyAudit>();
        return (await verify.RunAsync(Actor.Job(World.Here.TenantId), new(new JobProgress()), Cancelled)).Value!;
    }
}
