using RecsConsole.Components.Pages;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Consent;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Features.Security.Alerts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features;

/// <summary>Addresses of lists preserve their settings, and an invalid value counts as absent.</summary>
public sealed class ListAddressTests
{
    private static readonly Guid s_id = Guid.Parse("6b8f6e0c-5d7e-4f0e-9c39-6d3a5f7f1c11");

    [Fact]
    public void Runs() =>
        Check(
            new RunFilter
            {
                Search = "ada",
                Job = "retrain",
                Status = JobStatus.Failed,
                Order = new(RunSort.Took, IsDescending: true),
                Page = 3,
                Run = s_id,
            },
            "?q=+&status=odd&sort=odd&page=-1&run=1"
        );

    [Fact]
    public void Alerts() =>
        Check(
            new AlertFilter
            {
                Search = "opened case",
                Kind = SecurityAlertKind.Leak,
                IsSeen = false,
                Order = new(AlertSort.At, IsDescending: false),
                Page = 2,
                Alert = s_id,
            },
            "?q=&kind=odd&seen=1&sort=odd&alert=no"
        );

    [Fact]
    public void Privacy() =>
        Check(
            new PrivacyFilter
            {
                IsOfPeople = true,
                Text = "acme",
                Erased = "old",
                Page = 2,
                Receipt = s_id,
            },
            "?kind=odd&q=&erased=+&page=0&receipt=no"
        );

    [Fact]
    public void Consents() => Check(new ConsentFilter { Search = "acme", Page = 2 }, "?q=+&page=x");

    [Fact]
    public void Models() =>
        Check(
            new ModelFilter
            {
                Search = "logistic-3",
                Status = ModelStatus.Pilot,
                Kind = ItemKind.Expert,
                Order = new(ModelSort.Promoted, IsDescending: true),
                Page = 2,
            },
            "?q=&status=odd&kind=odd&sort=odd&page=0"
        );

    [Fact]
    public void Studies() =>
        Check(
            new StudyFilter
            {
                Search = "Nov & Dec",
                Status = StudyStatus.Closed,
                Order = new(StudySort.Name, IsDescending: true),
                Page = 2,
            },
            "?q=+&state=odd&sort=odd&page=x"
        );

    private static void Check<T>(T filter, string wrong)
        where T : IAddressFilter<T>, new()
    {
        T.Read(AddressQuery.Parse(filter.Address)).ShouldBe(filter);
        T.Read(AddressQuery.Parse(wrong)).ShouldBe(new T());
    }
}
