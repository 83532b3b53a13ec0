using RecsConsole.Components.Pages;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Features.Privacy;
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
                Job = "retrain",
                Status = JobStatus.Failed,
                Order = new(RunSort.Took, IsDescending: true),
                Page = 3,
                Run = s_id,
            },
            "?status=odd&sort=odd&page=-1&run=1"
        );

    [Fact]
    public void Alerts() =>
        Check(
            new AlertFilter
            {
                Kind = SecurityAlertKind.Leak,
                IsSeen = false,
                Order = new(AlertSort.At, IsDescending: false),
                Page = 2,
                Alert = s_id,
            },
            "?kind=odd&seen=1&sort=odd&alert=no"
        );

    [Fact]
    public void Privacy() =>
        Check(
            new PrivacyFilter
            {
                IsOfPeople = true,
                Text = "acme",
                Receipt = s_id,
            },
            "?kind=odd&q=&receipt=no"
        );

    [Fact]
    public void Models() =>
        Check(
            new ModelFilter
            {
                Status = ModelStatus.Pilot,
                Kind = ItemKind.Expert,
                Order = new(ModelSort.Promoted, IsDescending: true),
                Page = 2,
            },
            "?status=odd&kind=odd&sort=odd&page=0"
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
