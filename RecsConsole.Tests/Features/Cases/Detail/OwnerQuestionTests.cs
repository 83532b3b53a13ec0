using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Inbox;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Detail.Owners;
using RecsConsole.Features.Drafts;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>A colleague of another team, who gets no suggestions on a case, can ask who has it.</summary>
public sealed class OwnerQuestionTests : BunitContext, IAsyncLifetime
{
    private const string Words = "Has the customer moved to the new provider?";
    private Desk _desk = null!;
    private Actor _billing = null!;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(replace: services => services.AddDrafts());
        _billing = new(_desk.Ana.TenantId, Guid.NewGuid());
        await _desk.AddTenantAsync();
        await _desk.AddAsync(Desk.APerson(_billing, "Ben Billing", ConsoleRole.Agent, "billing"));
        await LetInAsync(_desk.Ana, _desk.Sam, _desk.Jonas);
    }

    [Fact]
    public async Task Who_has_no_account_is_not_asked_though_they_have_the_case()
    {
        var nora = new Actor(_desk.Ana.TenantId, Guid.NewGuid());
        await _desk.AddAsync(Desk.APerson(nora, "Nora New", ConsoleRole.Agent, Desk.Team));
        var row = await AddCaseAsync("BR-1", assignee: nora.PersonId);

        (await OwnerAsync(_billing, row)).ShouldBe(new CaseOwner(_desk.Sam.PersonId, "Sam Reyes", HasCase: false) { IsAssigned = true });
        (await AskAsync(_billing, row, nora)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Fact]
    public async Task Who_has_the_case_can_be_asked_and_a_supervisor_of_its_team_when_nobody_has_it()
    {
        var held = await AddCaseAsync("BR-1");
        var free = await AddCaseAsync("BR-2", assignee: null);

        (await OwnerAsync(_billing, held)).ShouldBe(new CaseOwner(_desk.Ana.PersonId, "Ana Nowak", HasCase: true) { IsAssigned = true });
        (await OwnerAsync(_billing, free)).ShouldBe(new CaseOwner(_desk.Sam.PersonId, "Sam Reyes", HasCase: false));
    }

    [Fact]
    public async Task Whoever_may_work_the_case_or_works_none_has_nobody_to_ask()
    {
        var row = await AddCaseAsync("BR-1");

        (await OwnerAsync(_desk.Jonas, row)).ShouldBeNull();
        (await OwnerAsync(_desk.Auditor, row)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_is_too_close_to_the_customer_is_not_asked()
    {
        var row = await AddCaseAsync("BR-1");
        await _desk.AddAsync(
            new ConflictOfInterestRow
            {
                TenantId = _desk.Ana.TenantId,
                PersonId = _desk.Ana.PersonId,
                SubjectKind = SubjectName.CaseKind,
                SubjectKey = row.Key,
            }
        );

        (await OwnerAsync(_billing, row)).ShouldBe(new CaseOwner(_desk.Sam.PersonId, "Sam Reyes", HasCase: false) { IsAssigned = true });
    }

    [Fact]
    public async Task Who_may_not_see_the_case_is_not_asked_though_they_have_it()
    {
        var row = await AddCaseAsync("BR-1", assignee: _desk.Jonas.PersonId);
        await using (var db = _desk.Read())
        {
            (await db.People.SingleAsync(each => each.Id == _desk.Jonas.PersonId, Token)).Clearance = Classifications.Public;
            await db.SaveChangesAsync(Token);
        }

        (await OwnerAsync(_billing, row)).ShouldBe(new CaseOwner(_desk.Sam.PersonId, "Sam Reyes", HasCase: false) { IsAssigned = true });
    }

    [Fact]
    public async Task Question_is_in_the_history_and_in_the_inbox_once_and_audited()
    {
        var row = await AddCaseAsync("BR-1");
        var request = new OwnerQuestionRequest(Guid.NewGuid(), row.Id, _desk.Ana.PersonId, $"  {Words} ");

        var first = await _desk.Get<SendOwnerQuestion>().RunAsync(_billing, request, Token);
        var again = await _desk.Get<SendOwnerQuestion>().RunAsync(_billing, request, Token);

        (first.Value, again.Value).ShouldBe(("Ana Nowak", "Ana Nowak"));
        await using var db = _desk.Read();
        (await db.CaseEvents.SingleAsync(each => each.CaseId == row.Id, Token)).Activity.ShouldBe(Questions.Asked);
        var item = await db.InboxItems.SingleAsync(Token);
        (item.RecipientId, item.FromId, item.Kind, item.Text).ShouldBe(
            (_desk.Ana.PersonId, (Guid?)_billing.PersonId, InboxKind.Asked, Words)
        );
        var entry = await db.AuditEntries.SingleAsync(each => each.Operation == "contact.expert", Token);
        (entry.Outcome, entry.ObjectId).ShouldBe(("done", _desk.Ana.PersonId.ToString("D")));
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Who_works_no_cases_may_not_ask_and_the_attempt_is_audited()
    {
        var row = await AddCaseAsync("BR-1");

        var result = await AskAsync(_desk.Auditor, row, _desk.Ana);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = _desk.Read();
        (await db.AuditEntries.SingleAsync(each => each.Operation == "contact.expert", Token)).Outcome.ShouldBe("denied");
        (await db.CaseEvents.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_is_asked_in_the_name_of_a_case_they_gave_away_and_none_without_words()
    {
        var row = await AddCaseAsync("BR-1", assignee: _desk.Jonas.PersonId);

        (await AskAsync(_billing, row, _desk.Ana)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await AskAsync(_billing, row, _desk.Jonas, " ")).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await AskAsync(_billing, row, _desk.Jonas, new('x', Questions.MaxCharacters + 1))).Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Typed_question_is_sent_and_said()
    {
        var row = await AddCaseAsync("BR-1");
        JSInterop.Mode = JSRuntimeMode.Loose;
        var services = _desk.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, _billing);
        Services.AddSingleton(services.GetRequiredService<IDraftStore>());
        Services.AddSingleton(services.GetRequiredService<SendOwnerQuestion>());
        string? said = null;
        var question = Render<OwnerQuestion>(p =>
            p.Add(each => each.CaseId, row.Id)
                .Add(each => each.Owner, new(_desk.Ana.PersonId, "Ana Nowak", HasCase: true) { IsAssigned = true })
                .Add(each => each.OnAsked, words => said = words)
        );

        question.Markup.ShouldContain("Ana Nowak has the case.");
        await question.Find("[data-does=ask-owner]").ClickAsync(new());
        await question.Find("dialog footer .act").ClickAsync(new());
        (await question.WaitForElementAsync("#owner-wrong")).TextContent.ShouldStartWith("A question has 1 to ");
        await question.Find("#owner-question").InputAsync(Words);
        await question.Find("dialog footer .act").ClickAsync(new());

        await question.WaitForAssertionAsync(() => said.ShouldBe("Ana Nowak has your question."));
        question.FindAll("#owner-question").ShouldBeEmpty();
    }

    private async Task<CaseRow> AddCaseAsync(string key) => await AddCaseAsync(key, _desk.Ana.PersonId);

    private async Task<CaseRow> AddCaseAsync(string key, Guid? assignee)
    {
        var row = _desk.ACase(key, each => each.AssigneeId = assignee);
        await _desk.AddAsync(row);
        return row;
    }

    private async Task<CaseOwner?> OwnerAsync(Actor reader, CaseRow row) =>
        (await _desk.Get<ReadCase>().RunAsync(reader, row.Key, Token)).Value.ShouldNotBeNull().Owner;

    private async Task LetInAsync(params Actor[] people)
    {
        await using var db = _desk.Read();
        foreach (var person in people)
        {
            var account = new OperatorRow
            {
                Id = Guid.NewGuid(),
                UserName = $"{person.PersonId:N}@test.example",
                SecurityStamp = "stamp",
            };
            db.Users.Add(account);
            db.Memberships.Add(
                new()
                {
                    OperatorId = account.Id,
                    TenantId = person.TenantId,
                    PersonId = person.PersonId,
                }
            );
        }

        await db.SaveChangesAsync(Token);
    }

    private Task<Result<string>> AskAsync(Actor reader, CaseRow row, Actor owner, string words = Words) =>
        _desk.Get<SendOwnerQuestion>().RunAsync(reader, new(Guid.NewGuid(), row.Id, owner.PersonId, words), Token);

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await base.DisposeAsync();
        await _desk.DisposeAsync();
    }
}
