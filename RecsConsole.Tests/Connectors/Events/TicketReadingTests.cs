using System.Globalization;
using System.Text;
using System.Text.Json;
using RecsConsole.Connectors.Events;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Connectors.Events;

/// <summary>Paths find one value; a mapping turns an event into a ticket or names what does not fit.</summary>
public sealed class TicketReadingTests
{
    private const string Sample = """{"a":{"b c":[1,{"d":"x"}],"e.f":true},"n":null}""";

    [Theory]
    [InlineData("a['b c'][0]", "1")]
    [InlineData("$.a['b c'][-1].d", "x")]
    [InlineData("a['e.f']", "True")]
    [InlineData("n", "")]
    [InlineData("a.missing", null)]
    [InlineData("a['b c'][7]", null)]
    [InlineData("n.deeper", "")]
    public void Path_finds_its_value(string path, string? value)
    {
        using var document = JsonDocument.Parse(Sample);

        JsonPath.Read(path)!.Find(document.RootElement)?.ToString().ShouldBe(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("a[x]")]
    [InlineData("a['b]")]
    [InlineData("a.")]
    public void What_is_no_path_is_none(string path) => JsonPath.Read(path).ShouldBeNull();

    [Fact]
    public void Values_become_the_fields_of_a_ticket()
    {
        var ticket = Read(
            """
            {"ticket":{"id":12,"subject":" Jam ","priority":"P1","private":"yes","created":1772352000,"updated":"2026-03-01T09:00:00+01:00",
            "url":"javascript:alert(1)","owner":null,"author":{"address":"Priya@acme.example"}}}
            """
        ).Value!;

        (ticket.Id, ticket.Subject, ticket.Priority, ticket.IsPrivate).ShouldBe(("12", "Jam", 1, true));
        ticket.CreatedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1772352000));
        ticket.UpdatedAt.ShouldBe(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        ticket.WebAddress.ShouldBeNull("a script is no page");
        ticket.Author!.Id.ShouldBe("PRIYA@ACME.EXAMPLE");
        (ticket.HasOwner, ticket.Owner, ticket.Message).ShouldBe((true, null, null));
    }

    [Theory]
    [InlineData("https://tickets.example/7?tab=notes", true)]
    [InlineData("http://tickets.example/7", true)]
    [InlineData("ftp://tickets.example/7", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("mailto:priya@acme.example", false)]
    [InlineData("//tickets.example/7", false)]
    [InlineData("/tickets/7", false)]
    public void Address_is_taken_where_it_is_a_page_of_the_web(string address, bool isTaken) =>
        Read($$$"""{"ticket":{"id":7,"subject":"Jam","url":"{{{address}}}"}}""").Value!.WebAddress.ShouldBe(isTaken ? address : null);

    [Theory]
    [InlineData("", null)]
    [InlineData(",\"due\":null", "")]
    [InlineData(",\"due\":\"2026-03-06\"", "2026-03-06T23:59:59Z")]
    [InlineData(",\"due\":\"2026-03-06T12:00:00+01:00\"", "2026-03-06T11:00:00Z")]
    public void Due_date_is_a_day_a_time_none_or_untold(string more, string? due)
    {
        var told = Read($$$"""{"ticket":{"id":"12"{{{more}}}}}""").Value!.Due;

        (told is null).ShouldBe(due is null);
        told?.At(TimeZoneInfo.Utc)
            .ShouldBe(due is { Length: > 0 } ? DateTimeOffset.Parse(due, CultureInfo.InvariantCulture) : (DateTimeOffset?)null);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"ticket":{"subject":"no number"}}""")]
    [InlineData("""{"ticket":{"id":"a/b"}}""")]
    [InlineData("""{"ticket":{"id":"1","subject":{"text":"x"}}}""")]
    [InlineData("""{"ticket":{"id":"1","created":"yesterday"}}""")]
    [InlineData("""{"ticket":{"id":"1","due":"soon"}}""")]
    [InlineData("""{"ticket":{"id":"1","private":"perhaps"}}""")]
    public void Event_that_does_not_fit_says_why(string json) => Read(json).Error!.Message.ShouldNotBeEmpty();

    [Fact]
    public void Mapping_is_the_same_after_it_was_written()
    {
        var mapping = TicketMapping.Standard.WithOwn("Severity = custom['sev']\nPlan=plan").With(TicketFields.Queue, null);

        var read = TicketMapping.Read(mapping.Write());

        read.Fields.ShouldBe(mapping.Fields);
        read.OwnLines.ShouldBe("Severity = custom['sev']\nPlan = plan");
        read.PathOf(TicketFields.Queue).ShouldBeEmpty();
        read.Problem.ShouldBeNull();
    }

    private static RecsConsole.Platform.Result<MappedTicket> Read(string json) =>
        TicketReading.Read(TicketMapping.Standard, Encoding.UTF8.GetBytes(json));
}
