using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>Spread cases are assigned one person at a time, and the message states what was done and what was not.</summary>
public sealed class SpreadGivingTests
{
    private static readonly Guid s_ana = Guid.NewGuid();
    private static readonly Guid s_ben = Guid.NewGuid();
    private readonly CaseToAssign _one = new(Guid.NewGuid(), "BR-1", 1, null, null);
    private readonly CaseToAssign _two = new(Guid.NewGuid(), "BR-2", 1, null, null);

    private IReadOnlyList<CaseForPerson> Chosen => [new(_one.Id, s_ana, "Ana"), new(_two.Id, s_ben, "Ben")];

    [Fact]
    public async Task When_it_fails_at_the_second_person_the_first_keeps_theirs_and_both_are_told()
    {
        var outcome = await GiveAsync(request =>
            request.AssigneeId == s_ben ? throw new TimeoutException("The database is away.") : Done(request)
        );

        var done = outcome.Done.ShouldHaveSingleItem();
        (done.CaseKey, done.EventKey).ShouldBe(("BR-1", "event"));
        AssignmentTexts.Done(outcome, SpreadGiving.To(outcome, Chosen)).ShouldBe("BR-1 is assigned to Ana.");
        AssignmentTexts.NotDone(outcome).ShouldBe("Not assigned: BR-2, something went wrong; check who has it and try again.");
    }

    [Fact]
    public async Task Only_who_got_any_is_counted()
    {
        var refused = await GiveAsync(request => request.AssigneeId == s_ana ? Error.Invalid("they work no cases") : Done(request));
        var all = await GiveAsync(Done);

        SpreadGiving.To(refused, Chosen).ShouldBe("Ben");
        AssignmentTexts.NotDone(refused).ShouldBe("Not assigned: BR-1, they work no cases.");
        SpreadGiving.To(all, Chosen).ShouldBe("2 people");
    }

    private Task<CasesOutcome> GiveAsync(Func<AssignCasesRequest, Result<CasesOutcome>> give) =>
        new SpreadGiving(request => Task.FromResult(give(request)), NullLogger.Instance).GiveAsync([_one, _two], Chosen);

    private Result<CasesOutcome> Done(AssignCasesRequest request) =>
        new CasesOutcome([
            .. request.Cases.Select(seen => new CaseResult(seen.CaseId, seen.CaseId == _one.Id ? "BR-1" : "BR-2") { EventKey = "event" }),
        ]);
}
