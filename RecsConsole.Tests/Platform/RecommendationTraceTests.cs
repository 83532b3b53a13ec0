using System.Collections.Concurrent;
using System.Diagnostics;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>All spans of a request have one trace id, down to the decision, so that everything that happened in it can be found.</summary>
public sealed class RecommendationTraceTests
{
    [Fact, Trait("Req", "R184")]
    public async Task One_trace_spans_all_stages_and_names_the_decision_that_it_ended_in()
    {
        await using var world = await DeskWorld.CreateAsync();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => string.Equals(source.Name, ConsoleTelemetry.Name, StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var request = ConsoleTelemetry.Source.StartActivity("request").ShouldNotBeNull();

        var shown = await world.RecommendAsync();

        // tests that run at the same time have other trace ids
        var own = spans.Where(span => span.TraceId == request.TraceId).ToList();
        own.Select(span => span.OperationName)
            .ShouldBe(
                [
                    "recommend.snapshot",
                    "recommend.rank",
                    "recommend.validate",
                    "recommend.commit",
                    "recommend.permits",
                    "recommend.render",
                    "recommend",
                ],
                ignoreOrder: true
            );
        var whole = own.Single(span => span.OperationName == "recommend");
        whole.ParentSpanId.ShouldBe(request.SpanId);
        own.Where(span => span != whole).ShouldAllBe(span => span.ParentSpanId == whole.SpanId);
        own.Single(span => span.OperationName == "recommend.commit")
            .GetTagItem(ConsoleTelemetry.DecisionId)
            .ShouldBe(shown.DecisionId!.Value.ToString("D"));
    }
}
