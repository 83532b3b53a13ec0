using System.Globalization;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Approvals;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Platform.Web;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>What an approver is asked, in their language.</summary>
public sealed class DecisionQuestionTests : IDisposable
{
    private readonly CultureInfo _screen = CultureInfo.CurrentUICulture;

    [Theory]
    [InlineData("de", "gibt frei", "lehnt ab")]
    [InlineData("pl", "zatwierdza", "odrzuca")]
    public void The_shortcut_says_what_it_does_in_the_language_of_the_screen(string language, string approves, string rejects)
    {
        CultureInfo.CurrentUICulture = ScreenLanguages.Of(language);
        var line = new ApprovalLine(
            Guid.Empty,
            Guid.Empty,
            "pay",
            "S-1",
            "Claim",
            "Uwe",
            default,
            default,
            ActionRiskLevel.High,
            ApprovalStatus.Pending,
            DecidedBy: null,
            DecidedAt: null,
            Reason: null,
            MayDecide: true,
            MayWithdraw: false,
            Revision: 1
        );

        DecisionQuestion.Of(line, ApprovalVerdict.Approve).Shortcut.ShouldBe(approves);
        DecisionQuestion.Of(line, ApprovalVerdict.Reject).Shortcut.ShouldBe(rejects);
    }

    public void Dispose() => CultureInfo.CurrentUICulture = _screen;
}
