using RecsConsole.Features.Accounts;
using RecsConsole.Features.Accounts.Advice;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Recommender.Decisions;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Features.Accounts.ARow;

namespace RecsConsole.Tests.Features.Accounts;

/// <summary>Which prepared step becomes the next action for a customer, and which signals it cites.</summary>
public sealed class AdviceChoiceTests
{
    [Fact]
    public void Case_on_which_the_customer_waits_comes_before_one_whose_sla_is_at_risk()
    {
        var (risky, waiting) = (ACase("a", isAtRisk: true), ACase("b"));
        var waits = new AccountSignal(AccountSignalKind.CustomerWaits, [waiting.Case.Id]);

        var action = AdviceChoice.Of([risky, waiting], [waits]).Action.ShouldNotBeNull();

        action.CaseId.ShouldBe(waiting.Case.Id);
        action.Rests.ShouldBe([waits]);
        action.IsSlaAtRisk.ShouldBeFalse();
    }

    [Fact]
    public void Case_whose_sla_is_at_risk_comes_before_a_step_that_reaches_the_customer()
    {
        var (contact, risky) = (ACase("a", isContact: true), ACase("b", isAtRisk: true));

        var action = AdviceChoice.Of([contact, risky], []).Action.ShouldNotBeNull();

        (action.CaseId, action.IsSlaAtRisk).ShouldBe((risky.Case.Id, true));
        action.Rests.ShouldBeEmpty();
    }

    [Fact]
    public void Step_that_reaches_the_customer_rests_on_what_concerns_the_customer_as_a_whole()
    {
        var (inner, contact) = (ACase("a"), ACase("b", isContact: true));
        AccountSignal contract = new(AccountSignalKind.ContractEnds, []);
        AccountSignal missed = new(AccountSignalKind.SlaMissed, [Guid.NewGuid()]);
        AccountSignal urgent = new(AccountSignalKind.Urgent, [inner.Case.Id]);

        var action = AdviceChoice.Of([inner, contact], [urgent, contract, missed]).Action.ShouldNotBeNull();

        action.CaseId.ShouldBe(contact.Case.Id);
        action.Rests.ShouldBe([contract, missed]); // the urgent case is a different case
    }

    [Fact]
    public void Step_that_stays_among_us_rests_only_on_what_counts_its_case()
    {
        var only = ACase("a");
        AccountSignal reopened = new(AccountSignalKind.Reopened, [only.Case.Id]);

        var action = AdviceChoice.Of([only], [new(AccountSignalKind.ContractEnds, []), reopened]).Action.ShouldNotBeNull();

        action.Rests.ShouldBe([reopened]);
    }

    [Fact]
    public void Outdated_signal_is_no_reason()
    {
        var contact = ACase("a", isContact: true);
        AccountSignal contract = new(AccountSignalKind.ContractEnds, []);

        var action = AdviceChoice.Of([contact], [contract with { IsStale = true }]).Action.ShouldNotBeNull();

        action.Rests.ShouldBeEmpty();
    }

    [Fact]
    public void Case_that_is_set_aside_is_not_chosen_though_it_is_due_before()
    {
        var (aside, other) = (ACase("a", isAtRisk: true, daysLeft: 1) with { IsAside = true }, ACase("b", daysLeft: 2));

        var action = AdviceChoice.Of([aside, other], []).Action.ShouldNotBeNull();

        (action.CaseId, action.IsDueFirst).ShouldBe((other.Case.Id, false));
        AccountLabels.WithoutSignal(action).ShouldBe("No signal calls for this action");
        AdviceChoice.WithoutStep([aside with { Step = null }, other]).ShouldBeEmpty();
    }

    [Fact]
    public void Case_is_said_to_be_due_first_only_where_it_is()
    {
        var (inner, contact) = (ACase("a", daysLeft: 1), ACase("b", isContact: true, daysLeft: 2));

        AccountLabels
            .WithoutSignal(AdviceChoice.Of([inner, contact], []).Action!)
            .ShouldBe("No signal calls for this action; it reaches the customer");
        AccountLabels.WithoutSignal(AdviceChoice.Of([inner], []).Action!).ShouldEndWith("due first");
        AccountLabels.WithoutSignal(AdviceChoice.Of([ACase("c")], []).Action!).ShouldBe("No signal calls for this action");
    }

    [Fact]
    public void Same_cases_in_another_order_give_the_same_action()
    {
        List<AdviceCase> cases = [ACase("c"), ACase("a"), ACase("b")];

        var ids = new[] { cases, [cases[2], cases[0], cases[1]] }.Select(order => AdviceChoice.Of(order, []).Action!.CaseId).Distinct();

        ids.ShouldHaveSingleItem().ShouldBe(cases[1].Case.Id);
    }

    [Fact]
    public void Where_there_is_no_action_it_is_said_why()
    {
        var waits = ACase("waits") with { Step = new(Guid.NewGuid(), Now, null) { IsWaiting = true } };

        None([]).ShouldBe(NoAdvice.NoOpenCase);
        None([ACase("seen") with { MayAsk = false }]).ShouldBe(NoAdvice.NotTheirs);
        None([ACase("new") with { Step = null }, waits]).ShouldBe(NoAdvice.NotPrepared);
        None([waits]).ShouldBe(NoAdvice.NothingToDo);
        None([ACase("aside") with { IsAside = true, Step = null }]).ShouldBe(NoAdvice.NothingToDo);
    }

    private static NoAdvice? None(IReadOnlyList<AdviceCase> open)
    {
        var advice = AdviceChoice.Of(open, []);
        advice.Action.ShouldBeNull();
        return advice.None;
    }

    private static AdviceCase ACase(string key, bool isAtRisk = false, bool isContact = false, int? daysLeft = null) =>
        new(
            Open(key, row => row.SlaDeadline = daysLeft is { } days ? Now.AddDays(days) : null),
            new(Guid.NewGuid(), Now, new("step", "A step", isContact)),
            MayAsk: true,
            isAtRisk
        );
}
