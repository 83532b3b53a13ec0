using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Features.Privacy;
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

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>What the tenant keeps for a limited time goes when its time is up, and nothing else does.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private const string Reason = "A court has asked for the file.";
    private DeskWorld _world = null!;
    private Actor _admin = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddPrivacy().AddAudit());
        _admin = await AddAdminAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    [Trait("Req", "R158")]
    public async Task Expired_rows_are_gone_and_held_rows_are_kept()
    {
        var held = await CloseAllAsync();
        await AddOldRowsAsync();
        await HoldAsync("case", held.Key);
        await SaveAsync("closed_cases", 90);
        await SaveAsync("searches", 30);
        _world.Database.Clock.Advance(TimeSpan.FromDays(91));

        var result = await RunAsync();

        await using var db = _world.Open();
        var titles = await db.Cases.ToDictionaryAsync(row => row.Id, row => row.Title, Cancelled);
        titles.Remove(held.Id, out var kept).ShouldBeTrue();
        kept.ShouldNotBe(PersonalAttribute.ErasedWord);
        titles.Count.ShouldBe(14);
        titles.Values.ShouldAllBe(title => title == PersonalAttribute.ErasedWord);
        (await db.SearchLog.AnyAsync(Cancelled)).ShouldBeFalse();
        result.ShouldBe("Texts of 14 cases and 1 other rows were removed. Legal holds in force: 1.");
        var entries = await db.AuditEntries.Where(row => row.Operation == "apply.retention").ToListAsync(Cancelled);
        entries.Count(row => row.ObjectId == "closed_cases" && row.DetailsJson.Contains("\"removed\":\"14\"")).ShouldBe(1);
        entries.Count(row => row.ObjectId == "searches" && row.DetailsJson.Contains("\"removed\":\"1\"")).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_written_in_an_expired_case_is_left_and_the_trail_is_whole()
    {
        var decision = await _world.RecommendAsync();
        await CloseAllAsync();
        await using (var before = _world.Open())
        {
            before.Notes.Add(
                new()
                {
                    TenantId = before.TenantId,
                    Id = Guid.NewGuid(),
                    CaseId = _world.Here.CaseId,
                    AuthorId = _world.Here.Agent.PersonId,
                    At = _world.Database.Clock.GetUtcNow(),
                    Text = "Mr Okoro called",
                }
            );
            await before.SaveChangesAsync(Cancelled);
        }

        await SaveAsync("closed_cases", 90);
        _world.Database.Clock.Advance(TimeSpan.FromDays(91));

        await RunAsync();

        await using var db = _world.Open();
        (await db.Notes.Select(row => row.Text).ToListAsync(Cancelled)).ShouldAllBe(text => text == PersonalAttribute.ErasedWord);
        (await db.CaseEvents.Select(row => row.AttributesJson).ToListAsync(Cancelled)).ShouldAllBe(text => text == "{}");
        var row = await db.Decisions.SingleAsync(found => found.Id == decision.DecisionId, Cancelled);
        DecisionContent.IsErased(row).ShouldBeTrue();
        await Should.ThrowAsync<DecisionErasedException>(() => DecisionBundles.ReadBundleAsync(db, row, Cancelled));
        (await VerifyAsync()).FirstBroken.ShouldBeNull();
    }

    [Fact]
    public async Task Every_row_of_a_case_with_personal_columns_is_blanked_or_deleted()
    {
        await CloseAllAsync();
        await using var db = _world.Open();
        var ofCases = db
            .Model.GetEntityTypes()
            .Where(type => PersonalColumns.Of(db.Model, type.ClrType).Count > 0 && type.FindProperty("CaseId") is not null)
            .Select(type => type.ClrType.Name)
            .Order(StringComparer.Ordinal);

        // a new kind of row goes into CaseTexts, and then here
        string.Join(' ', ofCases)
            .ShouldBe(
                "ApprovalRequestRow AttachmentRow CaseEventRow DecisionLookRow DecisionRow InboxItemRow MessageRow NoteRow "
                    + "OutboxRow ResponseRow SuggestionReportRow TextDraftRow"
            );
    }

    [Fact]
    public async Task Everything_is_kept_unless_the_tenant_says_so()
    {
        await CloseAllAsync();
        await AddOldRowsAsync();
        _world.Database.Clock.Advance(TimeSpan.FromDays(4_000));

        (await RunAsync()).ShouldStartWith("Texts of 0 cases");

        await using var db = _world.Open();
        (await db.Cases.Select(row => row.Title).ToListAsync(Cancelled)).ShouldNotContain(PersonalAttribute.ErasedWord);
        (await db.SearchLog.AnyAsync(Cancelled)).ShouldBeTrue();
    }

    [Fact]
    public async Task Inboxes_and_unsent_texts_go_after_thirty_days_without_a_period_too_and_only_the_tenants_own()
    {
        await AddNewsAndDraftsAsync(_world.Here.TenantId);
        await AddNewsAndDraftsAsync(_world.Elsewhere.TenantId);

        await RunAsync();

        await using var db = _world.Open();
        (await db.InboxItems.Where(row => row.Kind == InboxKind.Asked).Select(row => row.EventKey).ToListAsync(Cancelled)).ShouldBe([
            "young",
        ]);
        (await db.TextDrafts.Select(row => row.Subject).ToListAsync(Cancelled)).ShouldBe(["young"]);
        await using var theirs = _world.Database.Open();
        theirs.BindTo(_world.Elsewhere.TenantId);
        (await theirs.InboxItems.CountAsync(row => row.Kind == InboxKind.Asked, Cancelled)).ShouldBe(2);
        (await theirs.TextDrafts.CountAsync(Cancelled)).ShouldBe(2);
    }

    [Fact]
    public async Task Longer_period_than_the_usual_one_is_refused_for_inboxes()
    {
        var result = await _world.Get<SaveRetention>().RunAsync(_admin, new("inbox", 31, 0), Cancelled);

        result.Error!.Message.ShouldBe("Give between 1 and 30 days. Nothing was saved.");
    }

    [Fact]
    public async Task Second_run_finds_nothing_and_other_tenants_cases_stay()
    {
        await CloseAllAsync();
        await SaveAsync("closed_cases", 90);
        _world.Database.Clock.Advance(TimeSpan.FromDays(91));
        await RunAsync();

        (await RunAsync()).ShouldStartWith("Texts of 0 cases");

        await using var db = _world.Database.Open();
        db.BindTo(_world.Elsewhere.TenantId);
        (await db.Cases.Select(row => row.Title).ToListAsync(Cancelled)).ShouldNotContain(PersonalAttribute.ErasedWord);
    }

    [Fact]
    public async Task Page_says_what_would_go_and_how_much_is_held_back()
    {
        var held = await CloseAllAsync();
        await HoldAsync("case", held.Key);
        await SaveAsync("closed_cases", 90);
        _world.Database.Clock.Advance(TimeSpan.FromDays(91));

        var view = await _world.Get<ReadRetention>().RunAsync(_admin, Cancelled);

        var line = view.Value!.Lines.Single(each => each.DataClass == DataClass.ClosedCases);
        (line.Count.Total, line.Count.Due, line.Count.Held).ShouldBe((15, 14, 1));
        line.Count.Oldest.ShouldNotBeNull();
    }

    [Fact]
    public async Task Held_customer_is_not_erased_until_the_hold_is_lifted()
    {
        await CloseAllAsync();
        await HoldAsync("account", "acme");
        (await EraseAsync()).Error!.Message.ShouldBe("Under a legal hold. Lift it first. Nothing was erased.");
        var line = (await _world.Get<ListHolds>().RunAsync(_admin, Cancelled)).Value!.Holds.ShouldHaveSingleItem();
        line.Reason.ShouldBe(Reason);

        (await _world.Get<LiftHold>().RunAsync(_admin, new(line.Id, "The court has closed the file."), Cancelled)).Error.ShouldBeNull();

        (await EraseAsync()).Error.ShouldBeNull();
        await using var db = _world.Open();
        var entries = await db
            .AuditEntries.Where(row => row.Operation == "place.hold" || row.Operation == "lift.hold")
            .Select(row => row.DetailsJson)
            .ToListAsync(Cancelled);
        entries.Count.ShouldBe(2);
        entries.ShouldAllBe(details => !details.Contains("court"));
        (await db.LegalHolds.Select(row => row.Reason).SingleAsync(Cancelled)).ShouldBe(PersonalAttribute.ErasedWord);
    }

    [Fact]
    public async Task Hold_on_one_case_keeps_its_customer()
    {
        var held = await CloseAllAsync();
        await HoldAsync("case", held.Key);

        (await EraseAsync()).Error!.Message.ShouldStartWith("Under a legal hold.");
    }

    [Fact]
    public async Task Hold_of_another_tenant_is_neither_seen_nor_lifted()
    {
        await HoldAsync("account", "acme");
        var line = (await _world.Get<ListHolds>().RunAsync(_admin, Cancelled)).Value!.Holds.ShouldHaveSingleItem();
        var stranger = await AddAdminAsync(_world.Elsewhere.TenantId);

        (await _world.Get<ListHolds>().RunAsync(stranger, Cancelled)).Value!.Holds.ShouldBeEmpty();
        (await _world.Get<LiftHold>().RunAsync(stranger, new(line.Id, Reason), Cancelled)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Theory]
    [InlineData(89)]
    [InlineData(36_501)]
    public async Task Period_outside_the_limits_is_refused(int days)
    {
        var result = await _world.Get<SaveRetention>().RunAsync(_admin, new("closed_cases", days, 0), Cancelled);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Period_that_somebody_else_changed_is_not_overwritten()
    {
        await SaveAsync("searches", 30);

        var result = await _world.Get<SaveRetention>().RunAsync(_admin, new("searches", 1, 0), Cancelled);

        result.Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    private async Task<(Guid Id, string Key)> CloseAllAsync()
    {
        await _world.ChangeAsync(ChangeKind.Case, db => db.Cases.ToList().ForEach(row => row.IsOpen = false));
        await using var db = _world.Open();
        var first = await db.Cases.OrderBy(row => row.Key).FirstAsync(row => row.Id != _world.Here.CaseId, Cancelled);
        return (first.Id, first.Key);
    }

    private async Task AddOldRowsAsync()
    {
        await using var db = _world.Open();
        db.SearchLog.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                ActorId = _world.Here.Agent.PersonId,
                At = _world.Database.Clock.GetUtcNow(),
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
        await using var db = _world.Database.Open();
        db.BindTo(tenant);
        foreach (var (key, days) in new Dictionary<string, int> { ["old"] = 31, ["young"] = 29 })
        {
            var at = _world.Database.Clock.GetUtcNow().AddDays(-days);
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

    private async Task<Actor> AddAdminAsync(Guid? tenantId = null)
    {
        await using var db = _world.Database.Open();
        db.BindTo(tenantId ?? _world.Here.TenantId);
        var (person, accountId) = (Operators.Person(db.TenantId, "admin", ConsoleRole.Admin), Guid.NewGuid());
        db.Users.Add(new() { Id = accountId, UserName = $"admin-{accountId:N}" });
        db.People.Add(person);
        db.Memberships.Add(
            new()
            {
                OperatorId = accountId,
                TenantId = db.TenantId,
                PersonId = person.Id,
            }
        );
        await db.SaveChangesAsync(Cancelled);
        return new(db.TenantId, person.Id);
    }

    private async Task HoldAsync(string kind, string key) =>
        (await _world.Get<PlaceHold>().RunAsync(_admin, new(kind, key, Reason), Cancelled)).Error.ShouldBeNull();

    private async Task SaveAsync(string dataClass, int days) =>
        (await _world.Get<SaveRetention>().RunAsync(_admin, new(dataClass, days, 0), Cancelled)).Error.ShouldBeNull();

    private Task<Result<string>> EraseAsync() =>
        _world.Get<EraseSubject>().RunAsync(_admin, new(SubjectName.Account("acme"), Reason), Cancelled);

    private async Task<string> RunAsync()
    {
        await using var scope = _world.Database.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetServices<ITenantJob>().OfType<RetentionJob>().Single();
        var context = new JobContext(Actor.Job(_world.Here.TenantId), Guid.NewGuid(), null, 1);
        var result = await job.RunAsync(context, new JobProgress(), Cancelled);
        result.Error.ShouldBeNull();
        return result.Value!.Words;
    }

    private async Task<AuditVerdict> VerifyAsync()
    {
        await using var scope = _world.Database.Services.CreateAsyncScope();
        var verify = scope.ServiceProvider.GetRequiredService<VerifyAudit>();
        return (await verify.RunAsync(Actor.Job(_world.Here.TenantId), new(new JobProgress()), Cancelled)).Value!;
    }
}
