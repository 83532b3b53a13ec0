using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Features.Catalog.Workflows.Picture;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Workflows;

/// <summary>Where the picture places states and transitions, and how the form handles a drawing.</summary>
public sealed class WorkflowPictureTests
{
    private static readonly WorkflowContent s_content = new()
    {
        Title = "Support",
        InitialState = "new",
        States =
        [
            new("new", false, false),
            new("working", false, false),
            new("waiting", false, true),
            new("closed", true, false) { Solved = true },
        ],
        Steps =
        [
            new("new", "take", "working", 4),
            new("new", "close", "closed"),
            new("working", "look", "working"),
            new("working", "ask", "waiting"),
            new("working", "write", "waiting"),
            new("waiting", "customer-replied", "working"),
            new("working", "close", "closed"),
        ],
        CustomerAnswer = "customer-replied",
    };

    [Fact]
    public void Counts_of_edges_that_cross_cover_no_other()
    {
        // both states of the second column lead to both of the third, so two middles are at the same place
        var content = s_content with
        {
            States =
            [
                new("new", false, false),
                new("left", false, false),
                new("right", false, false),
                new("done", false, false),
                new("out", false, false),
            ],
            Steps =
            [
                new("new", "a", "left"),
                new("new", "b", "right"),
                new("left", "c", "done"),
                new("left", "d", "out"),
                new("right", "e", "done"),
                new("right", "f", "out"),
            ],
        };
        Passage[] passages = [.. content.Steps.Select(step => new Passage(step.From, step.ActionKey, step.To, 200))];

        var counts = WorkflowPicture.For(content, passages)!.Ways.Select(way => way.Label).ToList();

        counts.Count.ShouldBe(6);
        foreach (var (one, other) in counts.SelectMany((one, at) => counts.Skip(at + 1).Select(other => (one, other))))
        {
            (Math.Abs(one.X - other.X) >= 30 || Math.Abs(one.Y - other.Y) >= 14).ShouldBeTrue($"{one} covers {other}");
        }
    }

    [Fact]
    public void Counts_of_edges_that_pass_states_stand_beside_them_and_inside_the_picture()
    {
        // a row of states, and cases that skipped the ones between both ways: all these middles are at the state in the middle
        const int Last = 8;
        var content = s_content with
        {
            InitialState = "s0",
            States = [.. Enumerable.Range(0, Last + 1).Select(i => new WorkflowState($"s{i}", false, false))],
            Steps = [.. Enumerable.Range(0, Last).Select(i => new WorkflowTransition($"s{i}", "go", $"s{i + 1}"))],
        };
        Passage[] passages =
        [
            .. Enumerable
                .Range(0, Last / 2)
                .SelectMany(i => (Passage[])[new($"s{i}", "skip", $"s{Last - i}", 200), new($"s{Last - i}", "back", $"s{i}", 200)]),
        ];

        var picture = WorkflowPicture.For(content, passages)!;

        var counts = picture.Ways.Where(way => way.Passed > 0).Select(way => way.Label).ToList();
        counts.Count.ShouldBe(Last);
        counts.Distinct().Count().ShouldBe(Last);
        counts.Max(count => count.Y + 8).ShouldBeLessThanOrEqualTo(picture.Height);
        foreach (var (count, place) in counts.SelectMany(count => picture.States.Select(place => (count, place))))
        {
            var isBeside = count.X + 18 <= place.X || count.X - 18 >= place.X + WorkflowPicture.StateWidth;
            var isAboveOrBelow = count.Y + 7 <= place.Y || count.Y - 7 >= place.Y + place.Height;
            (isBeside || isAboveOrBelow).ShouldBeTrue($"{count} covers {place.State.Key}");
        }
    }

    [Fact]
    public void States_stand_in_columns_by_their_distance_with_the_ends_last()
    {
        var picture = WorkflowPicture.For(s_content, [])!;

        picture
            .States.ToDictionary(place => place.State.Key, place => place.Column, StringComparer.Ordinal)
            .ShouldBe(
                new Dictionary<string, int>(StringComparer.Ordinal)
                {
                    ["new"] = 0,
                    ["working"] = 1,
                    ["waiting"] = 2,
                    ["closed"] = 3,
                },
                ignoreOrder: true
            );
        picture.States.Single(place => place.State.Key == "working").StepsThatStay.ShouldBe(1);
    }

    [Fact]
    public void Steps_between_the_same_states_are_one_way_and_nothing_leaves_the_picture()
    {
        var picture = WorkflowPicture.For(s_content, [])!;

        picture.Ways.Count.ShouldBe(5);
        picture.Ways.Single(way => way is { From.State.Key: "working", To.State.Key: "waiting" }).Actions.ShouldBe(["ask", "write"]);
        picture.Ways.Single(way => way.To.Column < way.From.Column).From.State.Key.ShouldBe("waiting");
        foreach (var place in picture.States)
        {
            place.X.ShouldBeGreaterThanOrEqualTo(0);
            (place.X + WorkflowPicture.StateWidth).ShouldBeLessThanOrEqualTo(picture.Width);
            (place.Y + place.Height).ShouldBeLessThanOrEqualTo(picture.Height);
        }

        picture.States.Select(place => (place.X, place.Y)).Distinct().Count().ShouldBe(picture.States.Count);
    }

    [Fact]
    public void Edges_run_behind_no_state_and_each_touches_its_states_at_a_place_of_its_own()
    {
        // all that can be done in four states of three columns: forward, back, past a column and within one
        string[] keys = ["new", "working", "waiting", "closed"];
        var content = s_content with
        {
            Steps =
            [
                .. keys.SelectMany(from => keys.Where(to => to != from).Select(to => new WorkflowTransition(from, $"{from}-{to}", to))),
            ],
        };

        var picture = WorkflowPicture.For(content, [])!;

        picture.Ways.Count.ShouldBe(12);
        var (top, bottom) = (picture.States.Min(state => state.Y), picture.States.Max(state => state.Y + state.Height));
        foreach (var way in picture.Ways.Where(way => Math.Abs(way.To.Column - way.From.Column) > 1))
        {
            (way.Label.Y < top || way.Label.Y > bottom).ShouldBeTrue($"{way.From.State.Key} to {way.To.State.Key} runs at {way.Label}");
        }

        var ends = picture.Ways.SelectMany(way => (string[])[way.Path[1..way.Path.IndexOfAny(['H', 'L'])], EndOf(way)]).ToList();
        ends.Distinct().Count().ShouldBe(ends.Count);
        picture.States.ShouldContain(state => state.Height > 46);
    }

    // an edge that crosses a gap ends with a level stretch to an x, at the y where its curve ended
    private static string EndOf(PictureWay way)
    {
        var last = way.Path.LastIndexOfAny(['H', 'L']);
        return way.Path[last] == 'L' ? way.Path[(last + 1)..] : $"{way.Path[(last + 1)..]} {way.Path[..last].Split(' ')[^1]}";
    }

    [Fact]
    public void Flow_of_the_cases_lies_over_the_defined_one_and_what_is_not_defined_is_a_way_too()
    {
        Passage[] passages =
        [
            new("working", "ask", "waiting", 12),
            new("working", "write", "waiting", 5),
            new("new", "skip", "waiting", 3),
            new("working", "look", "working", 40),
            new("gone", "move", "working", 9),
        ];

        var picture = WorkflowPicture.For(s_content, passages)!;

        picture.Ways.Single(way => way is { From.State.Key: "working", To.State.Key: "waiting" }).Passed.ShouldBe(17);
        picture.Ways.Single(way => way is { From.State.Key: "working", To.State.Key: "closed" }).Passed.ShouldBe(0);
        var undefined = picture.Ways.Single(way => !way.IsDefined);
        (undefined.From.State.Key, undefined.To.State.Key, undefined.Passed).ShouldBe(("new", "waiting", 3));
    }

    [Fact]
    public void What_happens_without_being_defined_is_listed_but_no_note_that_leaves_the_state()
    {
        Passage[] passages =
        [
            new("gone", "move", "working", 9),
            new("working", "ask", "waiting", 12) { IsStep = true },
            new("working", "ask", "closed", 4) { IsStep = true },
            new("working", "praise", "working", 2) { IsStep = true },
            new("working", "note", "working", 70),
        ];

        Passages
            .UndefinedIn(s_content, passages)
            .Select(passage => (passage.Action, passage.To))
            .ShouldBe([("move", "working"), ("ask", "closed"), ("praise", "working")]);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(WorkflowPicture.MaxStates)]
    public void Many_states_are_drawn_side_by_side(int count)
    {
        var states = Enumerable.Range(0, count).Select(i => new WorkflowState($"s{i}", false, false)).ToList();
        var content = s_content with
        {
            InitialState = "s0",
            States = states,
            Steps = [.. states.Skip(1).Select(state => new WorkflowTransition("s0", "go", state.Key))],
        };

        var picture = WorkflowPicture.For(content, []).ShouldNotBeNull();

        picture.States.Count.ShouldBe(count);
        picture.States.GroupBy(place => place.Column).Max(column => column.Count()).ShouldBe(8);
        picture.States.Select(place => (place.X, place.Y)).Distinct().Count().ShouldBe(count);
        picture.States.ShouldAllBe(place =>
            place.X + WorkflowPicture.StateWidth <= picture.Width && place.Y + place.Height <= picture.Height
        );
    }

    [Fact]
    public void More_states_than_anybody_can_read_are_not_drawn() =>
        WorkflowPicture
            .For(
                s_content with
                {
                    States = [.. Enumerable.Range(0, WorkflowPicture.MaxStates + 1).Select(i => new WorkflowState($"s{i}", false, false))],
                },
                []
            )
            .ShouldBeNull();

    [Fact]
    public void Form_gives_back_what_it_was_made_of_with_the_counts_of_the_log() =>
        WorkflowForm.For("support", s_content).ToContent().Hash.ShouldBe(s_content.Hash);

    [Fact]
    public void State_is_named_in_words_once_and_taken_out_with_its_steps_and_back()
    {
        var form = WorkflowForm.For("support", s_content);

        form.AddState("Waiting for parts")!.Key.ShouldBe("waiting_parts");
        form.AddState("waiting for Parts").ShouldBeNull();
        form.AddState(" ? ").ShouldBeNull();
        form.Remove(form.States[^1]);
        var removed = form.Remove(form.States.Single(state => state.Key == "new"));
        form.InitialState.ShouldBe("working");
        form.Steps.ShouldNotContain(step => step.From == "new");
        form.PutBack(removed);

        form.InitialState.ShouldBe("new");
        form.ToContent().States.ShouldBe(s_content.States);
        form.ToContent().Steps.ShouldBe(s_content.Steps, ignoreOrder: true);
    }
}
