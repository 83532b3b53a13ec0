using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.NextStep;

namespace RecsConsole.Tests.Engine.NextStep;

/// <summary>Histories for tests of the next-step model.</summary>
internal static class Histories
{
    private static readonly JsonSerializerOptions s_asWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A finished case whose events are an hour apart; each letter is an activity.</summary>
    public static NextStepSequence Ended(string activities, int startDay = 0, string? group = null) =>
        new(Events(activities, startDay, group), HasEnded: true);

    public static IReadOnlyList<NextStepEvent> Events(string activities, int startDay = 0, string? group = null) =>
        [.. activities.Select((each, i) => new NextStepEvent($"{each}", Start.AddDays(startDay).AddHours(i)) { Group = group })];

    /// <summary>The given number of cases with the same activities, one a day.</summary>
    public static IEnumerable<NextStepSequence> Repeat(int cases, string activities, string? group = null) =>
        Enumerable.Range(0, cases).Select(day => Ended(activities, day, group));

    /// <summary>The case with fields that apply from its opening on.</summary>
    public static NextStepSequence With(NextStepSequence found, params (string Name, string Value)[] fields)
    {
        var all = fields.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);
        return found with { Events = [.. found.Events.Select(each => each with { Fields = all })] };
    }

    /// <summary>Takes one sequence of each kind in turn, so that the blocks of training are alike.</summary>
    public static List<NextStepSequence> Mix(params IEnumerable<NextStepSequence>[] kinds) =>
        [
            .. kinds
                .SelectMany((kind, at) => kind.Select((sequence, i) => (sequence, i, at)))
                .OrderBy(each => each.i)
                .ThenBy(each => each.at)
                .Select(each => each.sequence),
        ];

    /// <summary>Cases drawn from a process that goes from a to b or c, repeats and ends, with random times.</summary>
    public static List<NextStepSequence> Random(int cases, ulong seed)
    {
        var draw = new SplitMix64(seed);
        var sequences = new List<NextStepSequence>();
        for (var i = 0; i < cases; i++)
        {
            var at = Start.AddHours(i * 7);
            var events = new List<NextStepEvent> { new("a", at) };
            while (draw.Below(4) > 0)
            {
                at = at.AddMinutes(draw.Below(3_000));
                var activity = draw.Below(3) == 0 ? "b" : "c";
                events.Add(new(activity, at) { Resource = $"p{draw.Below(3)}", Priority = $"{draw.Below(2)}" });
            }

            sequences.Add(new(events, HasEnded: draw.Below(10) > 0));
        }

        return sequences;
    }

    /// <summary>A stored model in the form before memory and text: without the signs and the facets that it did not have.</summary>
    public static byte[] BeforeMemory(byte[] bytes)
    {
        var form = JsonNode.Parse(bytes)!.AsObject();
        form["version"] = 3;
        form.Remove("signs");
        var constant = form["constant"]!.AsArray();
        for (var i = constant.Count - 1; i >= 0; i--)
        {
            if ((int)constant[i]! is >= (int)Facet.Standing and <= (int)Facet.Text)
            {
                constant.RemoveAt(i);
            }
        }

        return Encoding.UTF8.GetBytes(form.ToJsonString(s_asWritten));
    }
}
