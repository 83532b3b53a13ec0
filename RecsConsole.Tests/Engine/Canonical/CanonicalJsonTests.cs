using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Canonical;

public sealed class CanonicalJsonTests
{
    private static readonly Sample Full = new(
        Zeta: "ü \"<&>",
        Alpha: 3,
        Id: new SampleId(Guid.Parse("0198a000-0000-7000-8000-000000000001")),
        Color: SampleColor.DarkBlue,
        At: new DateTimeOffset(2026, 3, 1, 8, 5, 9, 7, TimeSpan.FromHours(2)).AddTicks(9),
        Nothing: null,
        Maybe: null,
        Counts: new Dictionary<string, long>
        {
            ["b"] = 2,
            ["Z"] = 1,
            ["a"] = 3,
            ["ä"] = 4,
        },
        Tags: new HashSet<string> { "b", "a", "C" },
        Items: [new("x", 1), new("y", 2)],
        Numbers: [3, 1, 2]
    );

    [Fact]
    public void Writes_ordinal_keys_utc_milliseconds_and_no_nulls() =>
        Text(Full)
            .ShouldBe(
                "{'alpha':3,'at':'2026-03-01T06:05:09.007Z','color':'darkBlue','counts':{'Z':1,'a':3,'b':2,'ä':4},".Replace('\'', '"')
                    + "'id':{'value':'0198a000-0000-7000-8000-000000000001'},".Replace('\'', '"')
                    + "'items':[{'count':1,'name':'x'},{'count':2,'name':'y'}],'numbers':[3,1,2],".Replace('\'', '"')
                    + "'tags':['C','a','b'],'zeta':'ü \\'<&>'}".Replace('\'', '"')
            );

    [Fact]
    public void Reads_back_what_it_wrote()
    {
        var bytes = CanonicalJson.Serialize(Full);

        var read = CanonicalJson.Deserialize<Sample>(bytes);

        CanonicalJson.Serialize(read).ShouldBe(bytes);
        read.Items.ShouldBe(Full.Items);
        read.Numbers.ShouldBe(Full.Numbers);
        read.Counts.ShouldBe(Full.Counts, ignoreOrder: true);
        read.At.ShouldBe(new(2026, 3, 1, 6, 5, 9, 7, TimeSpan.Zero));
    }

    [Fact]
    public void Access_types_survive_the_round_trip()
    {
        var subject = new AccessSubject(
            Guid.Empty,
            Guid.Empty,
            new HashSet<string> { "supervisor", "agent" },
            new HashSet<string>(),
            new HashSet<string> { "eu" },
            new HashSet<string> { "de" },
            Clearance: 2,
            Active: true
        );
        var bytes = CanonicalJson.Serialize(subject);

        CanonicalJson.Serialize(CanonicalJson.Deserialize<AccessSubject>(bytes)).ShouldBe(bytes);
    }

    [Fact]
    public void Workflow_and_resource_types_survive_the_round_trip()
    {
        var spans = new BusinessSpans([new(10, 20), new(30, 40)]);
        var workflow = new WorkflowDefinition(
            "ticket",
            1,
            "new",
            [new("new", false, false), new("closed", true, false)],
            [new("new", "close", "closed", 3)]
        );
        var resource = new AccessResource(AccessResourceKind.Document, Guid.Empty, Guid.Empty)
        {
            Acl = [new(AclKind.Team, "blue", Full.At)],
        };

        Twice(spans).Between(0, 100).ShouldBe(20);
        Should.Throw<JsonException>(() => CanonicalJson.Deserialize<BusinessSpans>("{}"u8));
        Twice(workflow).Transitions.ShouldBe(workflow.Transitions);
        Twice(resource).Acl.Count.ShouldBe(1);
        Twice(new WithInstant(null)).ShouldBe(new WithInstant(null));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void Is_the_same_in_every_culture(string culture)
    {
        var expected = CanonicalJson.Serialize(Full);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            CanonicalJson.Serialize(Full).ShouldBe(expected);
            CanonicalJson.Serialize(CanonicalJson.Deserialize<Sample>(expected)).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Refuses_inexact_members_and_names_them()
    {
        Refusal(new WithDouble(1)).ShouldContain("WithDouble.share");
        Refusal(new WithDecimals([1m])).ShouldContain("WithDecimals.prices");
        Refusal(new WithNullableFloat(null)).ShouldContain("WithNullableFloat.weight");
        Refusal(new Outer(new WithDouble(1))).ShouldContain("WithDouble.share");
        Refusal(new WithDate(default)).ShouldContain("WithDate.day");
        Refusal(new WithPair((1, 2))).ShouldContain("WithPair.pair");
        Refusal(new WithAnything(1)).ShouldContain("WithAnything.value");
        Refusal(0.5).ShouldContain("Double");
        Refusal(new List<double> { 1 }).ShouldContain("Double");
        Should
            .Throw<NotSupportedException>(() => CanonicalJson.Deserialize<WithDouble>("""{"share":1}"""u8))
            .Message.ShouldContain("WithDouble.share");
    }

    [Theory]
    [InlineData("""{"count":1,"extra":2,"name":"x"}""", "extra")]
    [InlineData("""{"name":"x"}""", "count")]
    [InlineData("""{"count":1}""", "name")]
    [InlineData("""{"count":1,"count":2,"name":"x"}""", "count")]
    [InlineData("""{"count":1,"name":null}""", "name")]
    [InlineData("""{"count":1.5,"name":"x"}""", "count")]
    [InlineData("null", "SampleItem")]
    public void Refuses_what_does_not_fit_and_names_it(string json, string named) =>
        Should.Throw<JsonException>(() => CanonicalJson.Deserialize<SampleItem>(Encoding.UTF8.GetBytes(json))).Message.ShouldContain(named);

    [Fact]
    public void Defaulted_members_may_be_absent() =>
        CanonicalJson.Deserialize<WithDefault>("""{"a":1}"""u8).ShouldBe(new WithDefault(1, 7));

    [Theory]
    [InlineData("2026-03-01T06:05:09Z")]
    [InlineData("2026-03-01T06:05:09.007+00:00")]
    [InlineData("2026-03-01 06:05:09.007Z")]
    public void Refuses_an_instant_in_another_form(string instant) =>
        Should.Throw<JsonException>(() => CanonicalJson.Deserialize<DateTimeOffset>(Encoding.UTF8.GetBytes($"\"{instant}\"")));

    [Fact]
    public void Does_not_write_computed_members() => Text(new WithComputed(2)).ShouldBe("""{"a":2}""");

    private static string Text<T>(T value) => Encoding.UTF8.GetString(CanonicalJson.Serialize(value));

    private static T Twice<T>(T value)
    {
        var bytes = CanonicalJson.Serialize(value);
        var read = CanonicalJson.Deserialize<T>(bytes);
        CanonicalJson.Serialize(read).ShouldBe(bytes);
        return read;
    }

    private static string Refusal<T>(T value) => Should.Throw<NotSupportedException>(() => CanonicalJson.Serialize(value)).Message;

    private enum SampleColor
    {
        Red,
        DarkBlue,
    }

    private readonly record struct SampleId(Guid Value);

    private sealed record SampleItem(string Name, int Count);

    private sealed record Sample(
        string Zeta,
        int Alpha,
        SampleId Id,
        SampleColor Color,
        DateTimeOffset At,
        string? Nothing,
        int? Maybe,
        IReadOnlyDictionary<string, long> Counts,
        IReadOnlySet<string> Tags,
        IReadOnlyList<SampleItem> Items,
        ImmutableArray<int> Numbers
    );

    private sealed record WithDouble(double Share);

    private sealed record WithDecimals(IReadOnlyList<decimal> Prices);

    private sealed record WithNullableFloat(float? Weight);

    private sealed record WithDate(DateTime Day);

    private sealed record WithPair((int Left, int Right) Pair);

    private sealed record WithAnything(object Value);

    private sealed record WithInstant(DateTimeOffset? At);

    private sealed record Outer(WithDouble Inner);

    private sealed record WithDefault(int A, int B = 7);

    private sealed record WithComputed(int A)
    {
        public double Half => A / 2.0;
    }
}
