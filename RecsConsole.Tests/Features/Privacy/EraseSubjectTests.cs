using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Features.Privacy;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

public sealed class EraseSubjectTests : IAsyncLifetime
{
    private const string Reason = "The customer asked for it in writing.";
    private DeskWorld _world = null!;
    private Actor _admin = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddPrivacy().AddAudit());
        _admin = await _world.AddMemberAsync("admin", ConsoleRole.Admin);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    [Trait("Req", "R162")]
    public async Task Erased_customer_leaves_no_text_no_decision_and_a_whole_trail()
    {
        var decision = await _world.RecommendAsync();
        await CloseAsync();

        var result = await EraseAsync(SubjectName.Account("acme"));

        result.Error.ShouldBeNull();
        await using var db = _world.Open();
        var titles = await db.Cases.Select(row => row.Title).ToListAsync(Cancelled);
        titles.ShouldAllBe(title => title == ErasedText.Word);
        (await db.Accounts.SingleAsync(row => row.Key == "acme", Cancelled)).Name.ShouldBe(ErasedText.Word);
        var row = await db.Decisions.SingleAsync(found => found.Id == decision.DecisionId, Cancelled);
        DecisionContent.IsErased(row).ShouldBeTrue();
        await Should.ThrowAsync<DecisionErasedException>(() => DecisionBundles.ReadBundleAsync(db, row, Cancelled));
        (await VerifyAsync()).FirstBroken.ShouldBeNull();
    }

    [Fact]
    public async Task Erased_customer_takes_half_written_notes_about_it_along_and_no_others()
    {
        await using (var db = _world.Open())
        {
            db.TextDrafts.Add(Draft("case-note", _world.Here.CaseId));
            db.TextDrafts.Add(Draft("settings", null));
            db.TextDrafts.Add(Draft("account", null, "acme"));
            db.TextDrafts.Add(Draft("account", null, "globex"));
            db.TextDrafts.Add(Draft("hold", null, "account:acme"));
            db.TextDrafts.Add(Draft("erasure", null, "account:acme"));
            db.TextDrafts.Add(Draft("consent", null, "(new)")); // may name the customer
            await db.SaveChangesAsync(Cancelled);
        }

        await CloseAsync();

        (await EraseAsync(SubjectName.Account("acme"))).Error.ShouldBeNull();

        await using var after = _world.Open();
        (await after.TextDrafts.OrderBy(row => row.Subject).Select(row => row.Subject).ToListAsync(Cancelled)).ShouldBe(["globex", "x"]);
    }

    [Fact]
    public async Task Erased_customer_takes_items_of_inboxes_about_it_along_and_no_others()
    {
        await using (var db = _world.Open())
        {
            db.InboxItems.AddRange(Item("about-them", _world.Here.CaseId), Item("about-a-document", null));
            await db.SaveChangesAsync(Cancelled);
        }

        await CloseAsync();

        (await EraseAsync(SubjectName.Account("acme"))).Error.ShouldBeNull();

        await using var after = _world.Open();
        (await after.InboxItems.Select(row => row.EventKey).ToListAsync(Cancelled)).ShouldBe(["about-a-document"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_suggested_for_an_erased_customer_any_more(bool isOnTheScreen)
    {
        var before = await _world.RecommendAsync();
        await CloseAsync();
        (await EraseAsync(SubjectName.Account("acme"))).IsOk.ShouldBeTrue();

        var result = await _world.TryRecommendAsync(_world.Here.Agent, _world.Here.CaseId, isOnTheScreen ? before.DecisionId : null);

        result.Error!.Message.ShouldContain("was erased");
    }

    [Fact]
    public async Task Customer_with_an_open_case_stays()
    {
        var result = await EraseAsync(SubjectName.Account("acme"));

        result.Error!.Message.ShouldBe("One case is still open. Close it first. Nothing was erased.");
        await using var db = _world.Open();
        (await db.SubjectKeys.AnyAsync(row => row.DestroyedAt != null, Cancelled)).ShouldBeFalse();
    }

    [Fact]
    public async Task Other_tenants_customer_of_the_same_key_stays()
    {
        await CloseAsync();
        (await EraseAsync(SubjectName.Account("acme"))).IsOk.ShouldBeTrue();

        await using var db = _world.Database.Open();
        db.BindTo(_world.Elsewhere.TenantId);
        (await db.Cases.Select(row => row.Title).ToListAsync(Cancelled)).ShouldAllBe(title =>
            title.StartsWith("Printer jams", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("account", "nobody")]
    [InlineData("person", "nobody")]
    [InlineData("case", "acme")]
    public async Task Nobody_of_this_key_is_said(string kind, string key) =>
        (await EraseAsync(new(kind, key))).Error!.Kind.ShouldBe(ErrorKind.NotFound);

    [Fact]
    public async Task Reason_is_asked_for()
    {
        var result = await EraseAsync(SubjectName.Account("acme"), "because");

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Person_is_erased_with_their_sign_in_once_they_are_not_active()
    {
        var person = await _world.AddMemberAsync("leaver", ConsoleRole.Agent);
        var subject = SubjectName.Person(person.PersonId);
        (await EraseAsync(subject)).Error!.Message.ShouldStartWith("Still active.");
        await _world.ChangeAsync(ChangeKind.Person, db => db.People.Single(row => row.Id == person.PersonId).IsActive = false);
        await using (var before = _world.Open())
        {
            before.TextDrafts.Add(Draft("absence", null, person.PersonId.ToString("N"))); // typed by another person
            before.TextDrafts.Add(Draft("absence", null, "somebody-else"));
            before.TextDrafts.Add(Draft("hold", null, $"person:{person.PersonId:D}"));
            before.TextDrafts.Add(Draft("lending", null, "(new)")); // may name the person
            var account = await before
                .Memberships.Where(row => row.PersonId == person.PersonId)
                .Select(row => row.OperatorId)
                .SingleAsync(Cancelled);
            before.Sessions.Add(Operators.Session(Guid.NewGuid(), account, before.TenantId));
            before.AccountLinks.Add(
                new()
                {
                    TokenHash = [1],
                    TenantId = before.TenantId,
                    PersonId = person.PersonId,
                }
            );
            before.AccountLinks.Add(new() { TokenHash = [2], OperatorId = account });
            await before.SaveChangesAsync(Cancelled);
        }

        (await EraseAsync(subject)).Error.ShouldBeNull();

        await using var db = _world.Open();
        (await db.TextDrafts.Select(draft => draft.Subject).ToListAsync(Cancelled)).ShouldBe(["somebody-else"]);
        var row = await db.People.SingleAsync(found => found.Id == person.PersonId, Cancelled);
        row.DisplayName.ShouldBe(ErasedText.Word);
        row.Email.ShouldBe(ErasedText.Word);
        row.Key.ShouldStartWith("erased-");
        (await db.Users.AnyAsync(found => found.UserName!.StartsWith("leaver"), Cancelled)).ShouldBeFalse();
        (await db.Sessions.AnyAsync(Cancelled)).ShouldBeFalse();
        (await db.AccountLinks.AnyAsync(Cancelled)).ShouldBeFalse();
    }

    [Fact]
    public async Task Erasure_is_listed_and_audited_without_the_reason()
    {
        await CloseAsync();
        await EraseAsync(SubjectName.Account("acme"));

        var list = await _world.Get<ListErasures>().RunAsync(_admin, new(), Cancelled);
        list.Value!.Erasures.ShouldHaveSingleItem().Key.ShouldBe("acme");
        await using var db = _world.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "erase.subject", Cancelled);
        entry.DetailsJson.ShouldNotContain("writing");
    }

    [Fact]
    [Trait("Req", "R162")]
    public async Task Found_by_part_of_the_name_with_what_would_go()
    {
        var found = await _world.Get<FindSubjects>().RunAsync(_admin, new("account", "ACM"), Cancelled);

        var line = found.Value!.Lines.ShouldHaveSingleItem();
        line.Obstacle.ShouldBe("Erased once 1 open case is closed.");
        line.Cases.ShouldBe(15);
    }

    private InboxItemRow Item(string key, Guid? caseId) =>
        new()
        {
            TenantId = _world.Here.TenantId,
            Id = Guid.NewGuid(),
            RecipientId = _world.Here.Agent.PersonId,
            EventKey = key,
            Kind = InboxKind.Mentioned,
            CaseId = caseId,
            Text = "Their proxy",
            At = _world.Database.Clock.GetUtcNow(),
        };

    private TextDraftRow Draft(string form, Guid? caseId, string subject = "x") =>
        new()
        {
            TenantId = _world.Here.TenantId,
            PersonId = _world.Here.Agent.PersonId,
            Form = form,
            Subject = subject,
            CaseId = caseId,
            Text = "Their proxy",
            At = _world.Database.Clock.GetUtcNow(),
        };

    private Task<Result<ErasureNews>> EraseAsync(SubjectName subject, string reason = Reason) =>
        _world.Get<EraseSubject>().RunAsync(_admin, new(subject, reason), Cancelled);

    private Task CloseAsync() =>
        _world.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == _world.Here.CaseId).IsOpen = false);

    private async Task<AuditVerdict> VerifyAsync()
    {
        await using var scope = _world.Database.Services.CreateAsyncScope();
        var result = await scope
            .ServiceProvider.GetRequiredService<VerifyAudit>()
            .RunAsync(Actor.Job(_world.Here.TenantId), new(new JobProgress()), Cancelled);
        return result.Value!;
    }
}
