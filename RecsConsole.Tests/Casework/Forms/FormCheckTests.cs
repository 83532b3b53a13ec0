using RecsConsole.Casework.Forms;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.Forms;

public class FormCheckTests
{
    private static readonly Guid s_sam = Guid.Parse("aaaaaaaa-0000-4000-8000-000000000001");

    [Theory]
    [InlineData(FormFieldKind.Text, " R-1 ", "R-1")]
    [InlineData(FormFieldKind.Number, "-120.50", "-120.50")]
    [InlineData(FormFieldKind.Minutes, "090", "90")]
    [InlineData(FormFieldKind.Date, "2026-11-30", "2026-11-30")]
    [InlineData(
        FormFieldKind.People,
        "AAAAAAAA-0000-4000-8000-000000000001,aaaaaaaa-0000-4000-8000-000000000001",
        "aaaaaaaa-0000-4000-8000-000000000001"
    )]
    public void What_a_field_takes_is_stored_in_one_form(FormFieldKind kind, string typed, string stored)
    {
        var (fields, values) = Of(kind, typed);

        FormCheck.Wrong(fields, values).ShouldBeEmpty();
        FormCheck.Fill(fields, values).ShouldHaveSingleItem().Value.ShouldBe(stored);
    }

    [Theory]
    [InlineData(FormFieldKind.Number, "1,5")]
    [InlineData(FormFieldKind.Number, "twelve")]
    [InlineData(FormFieldKind.Number, "1e9999")]
    [InlineData(FormFieldKind.Minutes, "0")]
    [InlineData(FormFieldKind.Minutes, "1.5")]
    [InlineData(FormFieldKind.Minutes, "10081")]
    [InlineData(FormFieldKind.Date, "30.11.2026")]
    [InlineData(FormFieldKind.Date, "2026-02-30")]
    [InlineData(FormFieldKind.People, "Sam")]
    public void What_no_field_takes_is_named(FormFieldKind kind, string typed)
    {
        var (fields, values) = Of(kind, typed);

        FormCheck.Wrong(fields, values).ShouldHaveSingleItem().Value.ShouldContain("What");
    }

    [Fact]
    public void Empty_is_wrong_only_where_it_is_required()
    {
        FormField[] fields =
        [
            new("a", "Needed", FormFieldKind.Text, IsRequired: true),
            new("b", "Not needed", FormFieldKind.Date, IsRequired: false),
        ];
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "  " };

        FormCheck.Wrong(fields, values).ShouldHaveSingleItem().ShouldBe(new("a", "Fill in \"Needed\"."));
    }

    [Fact]
    public void Text_and_number_of_people_have_a_limit()
    {
        var (fields, values) = Of(FormFieldKind.Text, new string('x', FormCheck.LongestText + 1));
        FormCheck.Wrong(fields, values).ShouldHaveSingleItem();
        var many = FilledField.ValueOf(Enumerable.Range(0, FormCheck.MaxPeople + 1).Select(_ => Guid.NewGuid()));
        (fields, values) = Of(FormFieldKind.People, many);
        FormCheck.Wrong(fields, values).ShouldHaveSingleItem();
    }

    [Fact]
    public void Words_name_each_field_and_people_by_name()
    {
        FilledField[] filled =
        [
            new("t", "Time", FormFieldKind.Minutes, "30"),
            new("d", "Until", FormFieldKind.Date, "2026-11-30"),
            new("p", "Told", FormFieldKind.People, $"{s_sam:D},{Guid.NewGuid():D}"),
        ];
        var names = new Dictionary<Guid, string> { [s_sam] = "Sam Lee" };

        FilledFieldLabels.Of(filled, names).ShouldBe("Time: 30 min, Until: 30 Nov 2026, Told: Sam Lee, somebody who has left");
    }

    [Fact]
    public void Changes_name_what_was_added_taken_out_and_replaced()
    {
        FilledField[] before =
        [
            new("a", "A", FormFieldKind.Text, "1"),
            new("b", "B", FormFieldKind.Text, "2"),
            new("c", "C", FormFieldKind.Text, "3"),
        ];
        FilledField[] after =
        [
            new("a", "A", FormFieldKind.Text, "1"),
            new("b", "B", FormFieldKind.Text, "5"),
            new("d", "D", FormFieldKind.Text, "4"),
        ];

        FilledFieldLabels
            .Changes(before, after, new Dictionary<Guid, string>())
            .ShouldBe(["B: from 2 to 5", "C: from 3 to nothing", "D: from nothing to 4"]);
    }

    [Fact]
    public void Stored_form_reads_back()
    {
        FormField[] fields =
        [
            new("a", "A", FormFieldKind.People, IsRequired: true),
            new("b", "B", FormFieldKind.Text, IsRequired: false) { From = "Invoice" },
        ];

        FormJson.ReadFields(FormJson.Write(fields)).ShouldBe(fields);
        FormJson.ReadFilled(null).ShouldBeEmpty();
        FormJson.Write(Array.Empty<FilledField>()).ShouldBeNull();
    }

    private static (FormField[] Fields, Dictionary<string, string> Values) Of(FormFieldKind kind, string typed) =>
        ([new("f", "What", kind, IsRequired: true)], new(StringComparer.Ordinal) { ["f"] = typed });
}
