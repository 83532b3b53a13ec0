using System.Globalization;
using RecsConsole.Engine.Assignment;
using Xunit;

namespace RecsConsole.Tests.Engine.Assignment;

/// <summary>Solves a problem both by flow and by brute force: cost, plan and the price of each person must agree.</summary>
internal static class FlowCheck
{
    public static void EqualsBruteForce(AssignmentProblem problem)
    {
        var plan = MinCostFlow.Solve(problem);
        var all = BruteForce.Of(problem);
        var isEqual = plan.Cost == all.Cost && BruteForce.CostOf(problem, plan.PersonOf) == plan.Cost;
        for (var person = 0; person < problem.Places.Count; person++)
        {
            var more = all.CostWithOneMore(person);
            isEqual &= plan.Prices[person] == (more is null ? null : more - plan.Cost);
        }

        if (!isEqual)
        {
            Assert.Fail($"cost {plan.Cost}, brute force {all.Cost}: {Describe(problem)}");
        }
    }

    public static AssignmentProblem Drawn(Random random, int requests, int people)
    {
        var max = random.Next(2) == 0 ? 4 : 1_000_000;
        var infeasible = random.Next(5);
        return new(
            [
                .. Enumerable
                    .Range(0, requests)
                    .Select(_ =>
                        (IReadOnlyList<long?>)
                            [.. Enumerable.Range(0, people).Select(_ => random.Next(10) < infeasible ? (long?)null : random.Next(max))]
                    ),
            ],
            [
                .. Enumerable
                    .Range(0, people)
                    .Select(_ =>
                        (IReadOnlyList<long>)[.. Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(1 + (max / 2))).Order()]
                    ),
            ],
            random.Next(2) == 0 ? 2L * max : random.Next(max)
        );
    }

    public static string Describe(AssignmentProblem problem) =>
        string.Join(
            " | ",
            problem.Costs.Select(row => string.Join(',', row.Select(cell => cell?.ToString(CultureInfo.InvariantCulture) ?? "-")))
        )
        + " places "
        + string.Join(" | ", problem.Places.Select(row => string.Join(',', row)));
}
