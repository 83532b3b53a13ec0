using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Accounts;
using RecsConsole.Features.Accounts.Advice;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tests.Features.Cases;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Accounts;

/// <summary>The customer page uses only cases that its reader may see.</summary>
public sealed class ReadAccountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R5")]
    public async Task Customer_at_risk_is_to_be_reached_and_the_signals_for_it_are_cited()
    {
        await using var desk = await AccountDesk.OpenAsync();
        var (inner, outreach) = (AnOpen(desk, "inner", daysLeft: 5), AnOpen(desk, "outreach", daysLeft: 9));
        await SetContractAsync(desk, desk.Now.AddDays(41));
        await desk.AddAsync(
            inner,
            outreach,
            AFinished(desk, "missed", slaMet: false),
            AFinished(desk, "met", slaMet: true),
            desk.AnAction("reload", "Reload metadata", isContact: false),
            desk.AnAction("call", "Call about the renewal", isContact: true)
        );
        await desk.AddAsync([.. desk.Prepared(inner, "reload"), .. desk.Prepared(outreach, "call")]);

        var view = await desk.ReadAsync(desk.Ana);

        var action = view.Advice.Action.ShouldNotBeNull();
        view.Cases[action.CaseId].Key.ShouldBe("outreach");
        action.Step.Action.ShouldBe(new("call", "Call about the renewal", IsCustomerContact: true));
        action
            .Rests.Select(signal => AccountLabels.Title(signal, desk.Now, null))
            .ShouldBe(["The contract ends in 41 days", "1 of 2 finished cases missed their SLA"]);
        action.Rests.ShouldBeSubsetOf(view.Signals); // the action cites signals of the view
    }

    [Fact]
    public async Task Every_figure_counts_only_cases_that_the_reader_may_see()
    {
        await using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync(
            desk.ACase("seen", row => row.RepliedAt = desk.Now.AddHours(-2)),
            desk.Restricted("hidden", row => (row.Priority, row.CustomerWroteAt) = (1, desk.Now)),
            AFinished(desk, "hidden-missed", slaMet: false, row => row.Classification = 3),
            AFinished(desk, "seen-missed", slaMet: false)
        );

        var view = await desk.ReadAsync(desk.Ana);

        view.Open.Select(id => view.Cases[id].Key).ShouldBe(["seen"]);
        view.Finished.Select(id => view.Cases[id].Key).ShouldBe(["seen-missed"]);
        view.Cases.Values.Select(row => row.Key).ShouldBe(["seen", "seen-missed"], ignoreOrder: true);
        var signal = view.Signals.ShouldHaveSingleItem();
        (signal.Kind, signal.OutOf, signal.Everybody).ShouldBe((AccountSignalKind.SlaMissed, 1, new(1, 1)));
        view.TheyWroteOn.ShouldBeNull();
        view.Cases[view.WeWroteOn.ShouldNotBeNull()].Key.ShouldBe("seen");
    }

    [Fact]
    public async Task Signals_name_only_cases_that_the_page_can_open()
    {
        await using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync(
            Enumerable.Range(1, 14).Select(i => AFinished(desk, $"done-{i}", slaMet: i > 12, row => row.OpenedAt = desk.Now.AddDays(-i)))
        );

        var view = await desk.ReadAsync(desk.Ana);

        view.Finished.Count.ShouldBe(10); // the list is truncated, the evidence is complete
        view.Signals.ShouldContain(signal => signal.Cases.Count > 10);
        view.Signals.SelectMany(signal => signal.Cases).ShouldAllBe(id => view.Cases.ContainsKey(id));
    }

    [Fact]
    public async Task Customer_who_has_a_solution_to_check_waits_for_no_answer_until_they_write_again()
    {
        await using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync(DemoWorkflowRows.Of(desk, "brightline"));
        CaseRow[] rows =
        [
            desk.ACase("untouched", row => (row.Status, row.CustomerWroteAt) = ("new", desk.Now.AddHours(-5))),
            desk.ACase("to-check", row => (row.Status, row.CustomerWroteAt) = ("review", desk.Now.AddHours(-5))),
            desk.ACase("wrote-again", row => (row.Status, row.CustomerWroteAt) = ("review", desk.Now.AddHours(-1))),
        ];
        await desk.AddAsync(rows);
        await desk.AddAsync(rows.Skip(1).Select(row => AStep(row, "in_progress", "review", desk.Now.AddHours(-2))));

        var view = await desk.ReadAsync(desk.Ana);

        view.Cases.Values.Where(row => row.CustomerWaits).Select(row => row.Key).ShouldBe(["untouched", "wrote-again"], ignoreOrder: true);
        var signal = view.Signals.Single(each => each.Kind == AccountSignalKind.CustomerWaits);
        signal.Cases.ShouldBe([rows[0].Id, rows[2].Id]);
    }

    [Fact]
    public async Task People_are_those_who_have_or_ended_their_cases()
    {
        await using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync(
            desk.ACase("one"),
            desk.ACase("two", row => row.AssigneeId = desk.Jonas.PersonId),
            AFinished(desk, "three", slaMet: true, row => row.ResolvedById = desk.Jonas.PersonId),
            desk.ACase("of-nobody", row => row.AccountKey = null)
        );

        var view = await desk.ReadAsync(desk.Ana);

        view.People.Select(person => (person.Name, person.Open, person.Finished)).ShouldBe([("Jonas Keller", 1, 1), ("Ana Nowak", 1, 0)]);
    }

    [Fact]
    public async Task Customer_whose_cases_are_all_hidden_is_not_there_and_neither_is_one_of_another_tenant()
    {
        await using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync(desk.Restricted("hidden"));

        var hidden = (await desk.Get<ReadAccount>().RunAsync(desk.Ana, "acme", Token)).Error!;
        var missing = (await desk.Get<ReadAccount>().RunAsync(desk.Ana, "nobody", Token)).Error!;
        await desk.AddAsync(desk.ACase("seen"));
        var stranger = (await desk.Get<ReadAccount>().RunAsync(desk.Stranger, "acme", Token)).Error!;

        (hidden, missing).ShouldBe((missing, stranger));
        hidden.Kind.ShouldBe(ErrorKind.NotFound);
        (await desk.Get<ReadAccount>().MayOpenAsync(desk.Stranger, "acme", Token)).ShouldBeFalse();
        (await desk.Get<ReadAccount>().MayOpenAsync(desk.Ana, "acme", Token)).ShouldBeTrue();
        await using var db = desk.Read();
        (await db.AuditEntries.CountAsync(row => row.Operation == "read.account" && row.Outcome == "denied", Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Reading_is_written_down()
    {
        await using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync(desk.ACase("seen"));

        await desk.ReadAsync(desk.Ana);
        await desk.Get<ViewLog>().WriteAsync(Token);

        await using var db = desk.Read();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "view.account", Token);
        (entry.ObjectId, entry.ActorId).ShouldBe(("acme", desk.Ana.PersonId));
    }

    [Fact]
    public async Task What_the_decision_point_denies_is_not_counted_and_nothing_is_compared()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await AccountDesk.OpenAsync(services => point.Serve(services));
        var denied = AFinished(desk, "denied", slaMet: false);
        await desk.AddAsync(denied, AFinished(desk, "missed", slaMet: false));
        point.Denied.Add(denied.Id.ToString("D"));

        var signal = (await desk.ReadAsync(desk.Ana)).Signals.ShouldHaveSingleItem();

        (signal.Cases.Count, signal.OutOf, signal.Everybody).ShouldBe((1, 1, null));
    }

    [Fact]
    public async Task Set_aside_cases_stand_last_and_steps_are_worked_out_for_a_few_cases_only()
    {
        await using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync(Enumerable.Range(10, 14).Select(day => AnOpen(desk, $"case-{day}", daysLeft: day)));
        await desk.AddAsync(desk.ACase("aside", row => row.LookAgainAt = desk.Now.AddDays(1)));

        var view = await desk.ReadAsync(desk.Ana);

        view.Cases[view.Open[^1]].Key.ShouldBe("aside");
        view.WithoutStep.ShouldBe(view.Open.Take(12));
    }

    [Fact]
    public async Task Only_cases_of_the_customer_are_news_to_their_page()
    {
        await using var desk = await AccountDesk.OpenAsync();
        var (own, other) = (desk.ACase("own"), desk.ACase("other", row => row.AccountKey = null));
        await desk.AddAsync(own, other);

        (await desk.Get<ReadAccount>().HasAnyAsync(desk.Ana, "acme", [other.Id, own.Id], Token)).ShouldBeTrue();
        (await desk.Get<ReadAccount>().HasAnyAsync(desk.Ana, "acme", [other.Id], Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_may_only_see_the_cases_is_told_that_advice_is_not_for_them()
    {
        await using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync(desk.ACase("seen"));

        (await desk.ReadAsync(desk.Auditor)).Advice.ShouldBe(AccountAdvice.Because(NoAdvice.NotTheirs));
    }

    private static CaseEventRow AStep(CaseRow row, string from, string to, DateTimeOffset at) =>
        new()
        {
            TenantId = row.TenantId,
            CaseId = row.Id,
            Ordinal = 1,
            EventKey = $"step of {row.Key}",
            Activity = "reset-second-factor",
            Kind = CaseEventKind.Action,
            At = at,
            FromState = from,
            ToState = to,
            AttributesJson = "{}",
        };

    private static CaseRow AnOpen(Desk desk, string key, int daysLeft) =>
        desk.ACase(key, row => (row.OpenedAt, row.SlaDeadline) = (desk.Now.AddDays(-200), desk.Now.AddDays(daysLeft)));

    private static CaseRow AFinished(Desk desk, string key, bool slaMet, Action<CaseRow>? change = null) =>
        desk.ACase(
            key,
            row =>
            {
                row.OpenedAt = desk.Now.AddDays(-200);
                (row.IsOpen, row.Status, row.SlaMet, row.ResolvedAt) = (false, "closed", slaMet, desk.Now.AddDays(-9));
                change?.Invoke(row);
            }
        );

    private static async Task SetContractAsync(Desk desk, DateTimeOffset end)
    {
        await using var db = desk.Read();
        (await db.Accounts.SingleAsync(Token)).ContractEndsAt = end;
        await db.SaveChangesAsync(Token);
    }
}
