using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Detail.Presence;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>The head of a case offers only what there is an answer to.</summary>
public sealed class CaseHeadTests : BunitContext
{
    private static readonly DateTimeOffset s_now = new ManualClock().GetUtcNow();

    [Fact]
    public void Deadline_is_explained_where_there_is_one()
    {
        HeadWith(new SlaView(s_now.AddHours(-1), s_now.AddHours(3), null, BusinessSpans.Always)).FindAll("button.why").Count.ShouldBe(1);
    }

    [Fact]
    public void Case_without_a_deadline_offers_no_explanation_of_it()
    {
        HeadWith(null).FindAll("button.why").ShouldBeEmpty();
    }

    private IRenderedComponent<CaseHead> HeadWith(SlaView? sla)
    {
        Services.AddSingleton<TimeProvider>(new ManualClock());
        ComponentFactories.AddStub<CaseOthers>();
        var head = new CaseHeadView(Guid.NewGuid(), "T-1", "Printer", "new", IsOpen: true, 3, null, null, null, null, null, sla);
        var view = new CaseView(head, "", [], s_now, null, 1, null, IsMine: false, MayWork: false, null);
        return Render<CaseHead>(p => p.Add(each => each.View, view));
    }
}
