using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components.Ordering;

/// <summary>The order of a list: what a heading changes, and what of it the address keeps.</summary>
public sealed class ListOrderTests
{
    private static readonly ListOrder<Column> s_usual = new(Column.Name, IsDescending: false);
    private static readonly string[] s_lines = ["bb", "a", "cc"];

    private enum Column
    {
        Name,
        Made,
    }

    [Fact]
    public void Heading_turns_its_order_round_and_another_begins_as_its_column_does()
    {
        var byDate = s_usual.By("made", column => column is Column.Made);

        s_usual.Heading.ShouldBe(new("name", IsDescending: false));
        byDate.Heading.ShouldBe(new("made", IsDescending: true));
        byDate.By("made", column => column is Column.Made).IsDescending.ShouldBeFalse();
        byDate.By("name", column => column is Column.Made).ShouldBe(s_usual);
        s_usual.By("name", column => column is Column.Made).IsDescending.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/list", (int)Column.Name, false)]
    [InlineData("/list?sort=name&desc=1", (int)Column.Name, true)]
    [InlineData("/list?sort=made", (int)Column.Made, false)]
    [InlineData("/list?sort=made&desc=1", (int)Column.Made, true)]
    public void Address_keeps_an_order_that_is_not_the_usual_one(string address, int column, bool isDescending)
    {
        var order = new ListOrder<Column>((Column)column, isDescending);

        new AddressQuery().WithOrder(order, s_usual).At("/list").ShouldBe(address);
        AddressQuery.Parse(address).Order(s_usual).ShouldBe(order);
    }

    [Theory]
    [InlineData("/list?sort=size&desc=1")]
    [InlineData("/list?desc=1")]
    public void Unknown_column_is_the_usual_order(string address) => AddressQuery.Parse(address).Order(s_usual).ShouldBe(s_usual);

    [Theory]
    [InlineData(false, "a", "bb", "cc")]
    [InlineData(true, "bb", "cc", "a")]
    public void Equal_lines_stay_as_they_are(bool isDescending, params string[] sorted) =>
        new ListOrder<Column>(Column.Name, isDescending).Sort(s_lines, line => line.Length).ShouldBe(sorted);
}
