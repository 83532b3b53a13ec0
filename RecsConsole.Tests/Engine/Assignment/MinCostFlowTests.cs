using RecsConsole.Engine.Assignment;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Assignment;

/// <summary>The plans of the flow cost as much as the best of all plans, and its prices are what one more request would add.</summary>
[Trait("Req", "R42")]
[Trait("Req", "R45")]
public sealed class MinCostFlowTests
{
    private static readonly long?[] CellValues = [null, 0, 1, 3];
    private static readonly long?[] s_two = [0, 1];
    private static readonly long?[] s_three = [null, 0, 1];
    private static readonly long[][] s_one =
    [
        [0],
    ];
    private static readonly long[][] s_oneOrTwo =
    [
        [0],
        [0, 1],
    ];

    [Fact]
    public void Every_matrix_of_two_by_three_with_every_capacity_equals_brute_force()
    {
        var cells = new int[6];
        do
        {
            for (var room = 0; room < 27; room++)
            {
                FlowCheck.EqualsBruteForce(
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
        } while (Counter.Next(cells, CellValues.Length));
    }

    [Fact]
    public void Every_matrix_of_three_by_three_equals_brute_force()
    {
        var cells = new int[9];
        do
        {
            FlowCheck.EqualsBruteForce(
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
        } while (Counter.Next(cells, 3));
    }

    // The expected number of problems up to order was computed separately, by Burnside's lemma over the orders of rows and of columns.

    /// <summary>Costs are 0 or 1, nobody costs 2, and each person has one place: every problem up to order.</summary>
    [Theory]
    [InlineData(1, 7, 8)]
    [InlineData(2, 7, 70)]
    [InlineData(3, 7, 734)]
    [InlineData(4, 7, 9_343)]
    [InlineData(4, 4, 317)]
    [InlineData(5, 4, 1_053)]
    [InlineData(6, 4, 3_250)]
    [InlineData(7, 3, 734)]
    [InlineData(5, 5, 5_624)]
    public void Every_problem_of_cheap_and_dear_up_to_order_equals_brute_force(int requests, int people, int count) =>
        CheckAll(requests, people, s_two, s_one).ShouldBe(count);

    /// <summary>
    /// The same for sizes that take longer. 6 by 7, 7 by 6 and 7 by 7 (33,642,660 up to order) are not enumerated but drawn at random.
    /// </summary>
    [Theory]
    [Trait("Speed", "Slow")]
    [InlineData(7, 4, 9_343)]
    [InlineData(5, 6, 28_576)]
    [InlineData(6, 5, 28_576)]
    [InlineData(5, 7, 136_758)]
    [InlineData(7, 5, 136_758)]
    [InlineData(6, 6, 251_610)]
    public void Every_larger_problem_of_cheap_and_dear_up_to_order_equals_brute_force(int requests, int people, int count) =>
        CheckAll(requests, people, s_two, s_one).ShouldBe(count);

    /// <summary>
    /// Costs are none, 0 or 1, nobody costs 2, and either everybody has one place or everybody has places of 0 and 1: every problem up to
    /// order.
    /// </summary>
    [Theory]
    [InlineData(3, 3, 738)]
    [InlineData(3, 4, 5_053)]
    [InlineData(4, 3, 5_053)]
    [InlineData(2, 7, 3_312)]
    [InlineData(7, 2, 3_312)]
    public void Every_problem_with_gaps_up_to_order_equals_brute_force(int requests, int people, int count) =>
        CheckAll(requests, people, s_three, s_oneOrTwo).ShouldBe(count);

    [Theory]
    [Trait("Speed", "Slow")]
    [InlineData(4, 4, 90_492)]
    [InlineData(3, 6, 155_904)]
    [InlineData(6, 3, 155_904)]
    public void Every_larger_problem_with_gaps_up_to_order_equals_brute_force(int requests, int people, int count) =>
        CheckAll(requests, people, s_three, s_oneOrTwo).ShouldBe(count);

    [Fact]
    public void Brute_force_equals_all_assignments_written_out_one_by_one()
    {
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var problem = FlowCheck.Drawn(random, 1 + random.Next(4), 1 + random.Next(4));

            BruteForce.Of(problem).Cost.ShouldBe(BruteForce.OneByOne(problem), FlowCheck.Describe(problem));
        }
    }

    [Fact]
    public void Drawn_cases_up_to_seven_by_seven_equal_brute_force() => CheckDrawn(6_000);

    [Fact]
    [Trait("Speed", "Slow")]
    public void Many_more_drawn_cases_up_to_seven_by_seven_equal_brute_force() => CheckDrawn(300_000);

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
        var problem = FlowCheck.Drawn(new Random(7), 7, 7);

        var plans = Enumerable.Range(0, 100).Select(_ => MinCostFlow.Solve(problem)).ToList();

        plans.ShouldAllBe(plan => plan.PersonOf.SequenceEqual(plans[0].PersonOf));
    }

    // Up to order: problems that differ only in the order of people and requests count as one. The order in which the flow takes them could
    // still matter, so each problem is also solved in reverse order.
    private static int CheckAll(int requests, int people, long?[] values, long[][] places)
    {
        var (rows, columns) = requests >= people ? (requests, people) : (people, requests);
        var count = 0;
        foreach (var matrix in new MatricesUpToOrder(rows, columns, values.Length).All())
        {
            count++;
            var cells = Array.ConvertAll(
                matrix,
                row => Array.ConvertAll(MatricesUpToOrder.Digits(row, columns, values.Length), digit => values[digit])
            );
            long?[][] costs = requests >= people ? cells : Turned(cells, columns);
            foreach (var each in places)
            {
                var room = Enumerable.Repeat((IReadOnlyList<long>)each, people).ToArray();
                FlowCheck.EqualsBruteForce(new(costs, room, NobodyCost: 2));
                FlowCheck.EqualsBruteForce(new([.. costs.Reverse().Select(row => row.Reverse().ToArray())], room, 2));
            }
        }

        return count;
    }

    private static long?[][] Turned(long?[][] cells, int columns) =>
        [.. Enumerable.Range(0, columns).Select(column => cells.Select(row => row[column]).ToArray())];

    private static void CheckDrawn(int cases)
    {
        var random = new Random(20_261_120);
        for (var i = 0; i < cases; i++)
        {
            FlowCheck.EqualsBruteForce(FlowCheck.Drawn(random, 1 + random.Next(7), 1 + random.Next(7)));
        }
    }

    private static long[] Places(int room) => [.. Enumerable.Range(0, room).Select(i => (long)i)];
}
