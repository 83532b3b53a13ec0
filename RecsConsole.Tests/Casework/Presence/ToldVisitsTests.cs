using RecsConsole.Casework.Presence;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.Presence;

/// <summary>When other nodes are told of a visit.</summary>
public sealed class ToldVisitsTests
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);
    private static readonly VisitPlace s_place = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
    private readonly ToldVisits _told = new();

    [Theory]
    [InlineData(CaseActivity.Reading, CaseActivity.Reading, 29, false)]
    [InlineData(CaseActivity.Reading, CaseActivity.Reading, 30, true)]
    [InlineData(CaseActivity.Reading, CaseActivity.WritingNote, 14, false)]
    [InlineData(CaseActivity.Reading, CaseActivity.WritingNote, 15, true)]
    [InlineData(CaseActivity.Reading, CaseActivity.WritingToCustomer, 0, true)]
    [InlineData(CaseActivity.WritingToCustomer, CaseActivity.Reading, 0, true)]
    public void Activity_is_told_at_once_where_it_keeps_somebody_from_acting_and_else_now_and_then(
        CaseActivity told,
        CaseActivity now,
        int secondsLater,
        bool isDue
    )
    {
        _told.Note([new(s_place, told)], s_then);

        var due = _told.Due(new() { [s_place] = now }, s_then.AddSeconds(secondsLater), 10);

        due.Count.ShouldBe(isDue ? 1 : 0);
        due.ShouldAllBe(each => each == new DueVisit(s_place, now));
    }

    [Fact]
    public void Who_came_and_who_left_is_told_at_once_and_once()
    {
        _told.Due(new() { [s_place] = CaseActivity.Reading }, s_then, 10).ShouldBe([new(s_place, CaseActivity.Reading)]);
        _told.Note([new(s_place, CaseActivity.Reading)], s_then);
        _told.Due([], s_then, 10).ShouldBe([new(s_place, null)]);
        _told.Note([new(s_place, null)], s_then);
        _told.Due([], s_then, 10).ShouldBeEmpty();
    }

    [Fact]
    public void Who_left_is_still_told_after_somebody_new_listens_and_who_is_here_is_told_again()
    {
        var gone = new VisitPlace(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        _told.Note([new(gone, CaseActivity.Reading), new(s_place, CaseActivity.Reading)], s_then);

        _told.Clear();

        var due = _told.Due(new() { [s_place] = CaseActivity.Reading }, s_then, 10);
        due.ShouldBe([new(gone, null), new(s_place, CaseActivity.Reading)], ignoreOrder: true);
        _told.Note(due, s_then);
        _told.Due(new() { [s_place] = CaseActivity.Reading }, s_then, 10).ShouldBeEmpty();
    }

    [Fact]
    public void Letters_to_customers_come_first_and_the_rest_in_the_next_round()
    {
        var writer = new VisitPlace(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var here = new Dictionary<VisitPlace, CaseActivity> { [s_place] = CaseActivity.Reading, [writer] = CaseActivity.WritingToCustomer };

        var first = _told.Due(here, s_then, 1);
        _told.Note(first, s_then);

        first.ShouldBe([new(writer, CaseActivity.WritingToCustomer)]);
        _told.Due(here, s_then, 1).ShouldBe([new(s_place, CaseActivity.Reading)]);
    }

    [Theory]
    [InlineData("1a2b3c4d", true)]
    [InlineData("1a2b3c4d:not-a-case:x:reading", false)]
    [InlineData("1a2b3c4d:00000000000000000000000000000001:00000000000000000000000000000002:dancing", false)]
    [InlineData("", false)]
    public void Key_of_another_version_is_nothing(string key, bool isKnown) => (PresenceBeat.Parse(key) is not null).ShouldBe(isKnown);

    [Theory]
    [InlineData(CaseActivity.Reading)]
    [InlineData(CaseActivity.WritingNote)]
    [InlineData(CaseActivity.WritingToCustomer)]
    [InlineData(null)]
    public void Beat_is_read_as_it_was_written_and_fits_the_column(CaseActivity? activity)
    {
        var beat = new PresenceBeat("1a2b3c4d", s_place.CaseId, s_place.PersonId, activity);

        PresenceBeat.Parse(beat.Key).ShouldBe(beat);
        beat.Key.Length.ShouldBeLessThanOrEqualTo(100);
    }
}
