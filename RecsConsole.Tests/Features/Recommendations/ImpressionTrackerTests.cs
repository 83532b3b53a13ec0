using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Errors in recording impressions never remove the suggestions from the page.</summary>
public sealed class ImpressionTrackerTests : BunitContext
{
    public static TheoryData<Exception> Failures =>
        [new JSException("root is null"), new JSDisconnectedException("gone"), new TaskCanceledException()];

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Suggestions_stay_when_the_browser_cannot_watch_them(Exception failure)
    {
        Services.AddSingleton<IJSRuntime>(new FailingBrowser(failure));
        Services.AddSingleton(new RecordImpressions(null!, null!, TimeProvider.System));
        Services.AddSingleton<ActorProvider>(new ReaderOfPages(new(Guid.NewGuid(), Guid.NewGuid()), null!, null!, null!));

        var tracker = Render<ImpressionTracker>(parameters => parameters.AddChildContent("<p>Reload the metadata</p>"));

        tracker.Markup.ShouldContain("Reload the metadata");
    }

    private sealed class FailingBrowser(Exception failure) : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => ValueTask.FromException<TValue>(failure);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            ValueTask.FromException<TValue>(failure);
    }
}
