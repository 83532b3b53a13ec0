using System.Globalization;
using RecsConsole.Engine.Assignment;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Assignment;

/// <summary>The flow's plans cost what the best of all plans costs, and its prices are what one request more would add.</summary>
[Trait("Req", "R42")]
[Trait("Req", "R45")]
public sealed class MinCostFlowTests
{
    private static readonly long?[] CellValues = [null, 0, 1, 3];

    [Fact]
    public void Every_matrix_of_two_by_three_with_every_capacity_equals_brute_force()
    {
        var cells = new int[6];
        do
        {
            for (var room = 0; room < 27; room++)
            {
                EqualsBruteForce(
                    new(
                        [
                            [.. cells[..3].Select(cell => CellValues[cell])],
                            [.. cells[3..].Select(cell => CellValues[cell])],
                        ],
                        [Places(room % 3), Places(room / 3 % 3), Places(room / 9)],
                        NobodyCost: 4
                    )
                );
            }
        } while (Next(cells, CellValues.Length));
    }

    [Fact]
    public void Every_matrix_of_three_by_three_equals_brute_force()
    {
        var cells = new int[9];
        do
        {
            EqualsBruteForce(
                new(
                    [
                        [.. cells[..3].Select(cell => CellValues[cell])],
                        [.. cells[3..6].Select(cell => CellValues[cell])],
                        [.. cells[6..].Select(cell => CellValues[cell])],
                    ],
                    [Places(1), Places(2), Places(1)],
                    NobodyCost: 4
                )
            );
        } while (Next(cells, 3));
    }

    [Fact]
    public void Drawn_cases_up_to_seven_by_seven_equal_brute_force()
    {
        var random = new Random(20_261_120);
        for (var i = 0; i < 6_000; i++)
        {
            EqualsBruteForce(Drawn(random, 1 + random.Next(7), 1 + random.Next(7)));
        }
    }

    [Fact]
    public void A_request_moves_earlier_ones_where_that_pays()
    {
        var plan = MinCostFlow.Solve(
            new(
                [
                    [1, 2],
                    [1, 9],
                ],
                [
                    [0],
                    [0],
                ],
                100
            )
        );

        plan.PersonOf.ShouldBe([1, 0]);
        plan.Cost.ShouldBe(3);
        plan.Prices.ShouldBe([99, 98]);
    }

    [Fact]
    public void A_person_without_room_takes_nothing_and_has_no_price()
    {
        var plan = MinCostFlow.Solve(
            new(
                [
                    [0, 5],
                ],
                [
                    [],
                    [0],
                ],
                100
            )
        );

        plan.PersonOf.ShouldBe([1]);
        plan.Prices[0].ShouldBeNull();
    }

    [Fact]
    public void Equals_are_taken_in_turn_where_each_further_request_costs_more()
    {
        long?[] equal = [10, 10, 10];

        var plan = MinCostFlow.Solve(
            new(
                [equal, equal, equal, equal, equal, equal],
                [
                    [0, 1, 2],
                    [0, 1, 2],
                    [0, 1, 2],
                ],
                100
            )
        );

        plan.PersonOf.GroupBy(person => person).ShouldAllBe(group => group.Count() == 2);
        plan.Prices.ShouldBe([2, 2, 2]);
    }

    [Fact]
    public void Malformed_problems_are_refused() =>
        Should
            .Throw<ArgumentException>(() =>
                MinCostFlow.Solve(
                    new(
                        [
                            [1, 2],
                        ],
                        [
                            [0],
                        ],
                        5
                    )
                )
            )
            .Message.ShouldContain("one cost for each person");

    [Fact]
    public void The_same_problem_has_the_same_plan()
    {
        var problem = Drawn(new Random(7), 7, 7);

        var plans = Enumerable.Range(0, 100).Select(_ => MinCostFlow.Solve(problem)).ToList();

        plans.ShouldAllBe(plan => plan.PersonOf.SequenceEqual(plans[0].PersonOf));
    }

    private static void EqualsBruteForce(AssignmentProblem problem)
    {
        var plan = MinCostFlow.Solve(problem);
        var words = Describe(problem);

        plan.Cost.ShouldBe(BruteForce.Cost(problem), words);
        BruteForce.CostOf(problem, plan.PersonOf).ShouldBe(plan.Cost, words);
        for (var person = 0; person < problem.Places.Count; person++)
        {
            var more = BruteForce.CostWithOneMore(problem, person);
            plan.Prices[person].ShouldBe(more is null ? null : more - plan.Cost, words);
        }
    }

    private static AssignmentProblem Drawn(Random random, int requests, int people)
    {
        var most = random.Next(2) == 0 ? 4 : 1_000_000;
        var infeasible = random.Next(5);
        return new(
            [
                .. Enumerable
                    .Range(0, requests)
                    .Select(_ =>
                        (IReadOnlyList<long?>)
                            [
                                .. Enumerable
                                    .Range(0, people)
                                    .Select(_ =>
                                        random.Next(10) < infeasible
                                            ? (long?)null
                                            : random.Next(most)
                                    ),
                            ]
                    ),
            ],
            [
                .. Enumerable
                    .Range(0, people)
                    .Select(_ =>
                        (IReadOnlyList<long>)
                            [
                                .. Enumerable
                                    .Range(0, random.Next(4))
                                    .Select(_ => (long)random.Next(1 + (most / 2)))
                                    .Order(),
                            ]
                    ),
            ],
            random.Next(2) == 0 ? 2L * most : random.Next(most)
        );
    }

    private static long[] Places(int room) => [.. Enumerable.Range(0, room).Select(i => (long)i)];

    private static bool Next(int[] digits, int numberBase)
    {
        for (var i = 0; i < digits.Length; i++)
        {
            if (++digits[i] < numberBase)
            {
                return true;
            }

            digits[i] = 0;
        }

        return false;
    }

    private static string Describe(AssignmentProblem problem) =>
        string.Join(
            " | ",
            problem.Costs.Select(row =>
                string.Join(
                    ',',
                    row.Select(cell => cell?.ToString(CultureInfo.InvariantCulture) ?? "-")
                )
            )
        )
        + " places "
        + string.Join(" | ", problem.Places.Select(row => string.Join(',', row)));
}
