using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Accounts;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>A waiting case is offered the time within which four of five such waits were over, in working time. It is Wednesday, 10:00.</summary>
public sealed class UsualWaitTests : IAsyncLifetime
{
    private Desk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        await _desk.AddAsync(QueueStepsTests.AWorkflowThatWaits(_desk));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public async Task What_is_usual_of_enough_waits_is_offered_and_counted(int waits, bool isOffered)
    {
        // Waits of 1 to n working hours; four of five of ten took at most eight. This case has waited since 9:00.
        await _desk.AddWaitsAsync(waits, hours => hours);
        var row = await AddWaitingAsync(sinceHours: 1);

        var choices = (await _desk.Get<ReadLookAgain>().RunAsync(_desk.Ana, [row.Id], Token)).Value.ShouldNotBeNull();

        var first = choices.Times.FirstOrDefault(each => each.Kind == LookAgainKind.UsualWait);
        choices.Usual.ShouldBe(isOffered ? new UsualWait(TimeSpan.FromHours(8), 10) : null);
        first?.At.ShouldBe(_desk.Now.AddHours(7));
        (first is not null).ShouldBe(isOffered);
    }

    [Fact]
    public async Task Wait_that_took_longer_than_usual_already_offers_none()
    {
        await _desk.AddWaitsAsync(12, _ => 0.5);
        var row = await AddWaitingAsync(sinceHours: 1.5);

        var choices = (await _desk.Get<ReadLookAgain>().RunAsync(_desk.Ana, [row.Id], Token)).Value.ShouldNotBeNull();

        (choices.Usual, choices.Times[0].Kind).ShouldBe((null, LookAgainKind.ShortWhile));
    }

    [Fact]
    [Trait("Req", "R56")]
    public async Task Cases_that_the_reader_may_not_see_are_not_counted()
    {
        await _desk.AddWaitsAsync(12, hours => hours, row => row.Classification = Classifications.Restricted);
        var row = await AddWaitingAsync(sinceHours: 1);

        var choices = (await _desk.Get<ReadLookAgain>().RunAsync(_desk.Ana, [row.Id], Token)).Value.ShouldNotBeNull();

        choices.Usual.ShouldBeNull();
    }

    [Fact]
    public async Task Case_of_another_tenant_is_not_there()
    {
        var row = await AddWaitingAsync(sinceHours: 1);

        (await _desk.Get<ReadLookAgain>().RunAsync(_desk.Stranger, [row.Id], Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await _desk.Get<ReadLookAgain>().RunAsync(_desk.Auditor, [row.Id], Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public async Task Case_that_the_reader_may_not_see_is_not_there()
    {
        var row = _desk.Restricted("BR-2");
        await _desk.AddAsync(row);

        var choices = await _desk.Get<ReadLookAgain>().RunAsync(_desk.Ana, [row.Id], Token);

        choices.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.NotFound);
    }

    private async Task<CaseRow> AddWaitingAsync(double sinceHours)
    {
        var row = _desk.ACase("BR-1", each => each.Status = "waiting_customer");
        await _desk.AddAsync(row, PastWaits.Move(row, 1, _desk.Now.AddHours(-sinceHours), "in_progress", "waiting_customer"));
        return row;
    }
}
