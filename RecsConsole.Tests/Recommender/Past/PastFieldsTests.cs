using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Routing;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Past;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Past;

/// <summary>A list of tickets names a field otherwise than its column: the present value of the field is not seen at past steps.</summary>
public sealed class PastFieldsTests
{
    private const string Field = "Severity";
    private const string Column = "Severity [list]";
    private static readonly DateTimeOffset s_opened = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string> s_columns = new(StringComparer.Ordinal) { [CaseFieldColumns.Own(Field)] = Column };

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, "Minor")]
    [InlineData(3, "Major")]
    public void Past_step_has_the_value_of_its_time_under_the_name_of_the_field(int ordinal, string? expected)
    {
        var then = new PastFields(s_columns).At(Case(), ordinal, s_opened.AddDays(9));

        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(then.CustomFieldsJson)!;
        fields.GetValueOrDefault(Field).ShouldBe(expected);
        fields.Count.ShouldBe(expected is null ? 0 : 1);
    }

    [Fact]
    public void Name_of_a_column_is_that_of_its_field()
    {
        PastFields past = new(s_columns);

        past.FieldOf(Column).ShouldBe(Field);
        past.LastOf(Case(), Field).ShouldBe("Major");
    }

    [Fact]
    public void Routing_compares_the_value_at_opening_under_the_name_that_an_open_case_has()
    {
        var found = Case();

        var fields = new RoutedFields(s_columns).Of(found.Row, new("ask", null, found.Events[0].AttributesJson));

        fields.ShouldContain(new KeyValuePair<string, string>(RoutingFields.Own(Field), "Minor"));
        fields.ShouldNotContain(each => each.Value == "Critical" || each.Key == RoutingFields.Own(Column));
    }

    private static HistoryCase Case()
    {
        var row = new CaseRow
        {
            Id = Guid.NewGuid(),
            Key = "C-1",
            Title = "Printer jams",
            Description = "",
            TypeKey = "ticket",
            IssueType = "printer",
            Status = "resolved",
            OpenedAt = s_opened,
            CustomFieldsJson = $$"""{"{{Field}}":"Critical"}""",
            LastEventAt = s_opened.AddHours(2),
        };
        List<CaseEventRow> events = [Event(1, "Minor"), Event(2, "Major")];
        StateMachine machine = new(new("ticket", 1, "new", [new("new", false, false), new("resolved", true, false) { Solved = true }], []));
        return new(row, null, events, [], CaseOutcome.FromEvents(events, machine))
        {
            Machine = machine,
            Cures = new HashSet<string>(StringComparer.Ordinal),
        };
    }

    private static CaseEventRow Event(int ordinal, string severity) =>
        new()
        {
            EventKey = $"log:{ordinal}",
            Ordinal = ordinal,
            Activity = "ask",
            Kind = CaseEventKind.Action,
            At = s_opened.AddHours(ordinal),
            FromState = "new",
            ToState = "new",
            AttributesJson = $$"""{"{{Column}}":"{{severity}}"}""",
        };
}
