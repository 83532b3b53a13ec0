using RecsConsole.Features.Documents.Administration;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>What is said about a version does not contradict itself, or what is in force beside it.</summary>
public sealed class DocumentWordsTests
{
    [Theory]
    [InlineData(DocumentStatus.Effective, "An older version does not come back", "what is in force stays")]
    [InlineData(DocumentStatus.Approved, "what is in force stays", "An older version does not come back")]
    [InlineData(DocumentStatus.Draft, "what is in force stays", "nobody sees it")]
    public void Withdrawing_says_what_it_changes(DocumentStatus state, string said, string notSaid)
    {
        var words = DocumentLabels.ConsequenceOfWithdrawal(state);

        words.ShouldContain(said);
        words.ShouldNotContain(notSaid);
    }

    [Theory]
    [InlineData(DocumentStatus.Approved, "Version 2 approved.")]
    [InlineData(DocumentStatus.Effective, "Version 2 approved: in force.")]
    public void Approval_says_its_state_once(DocumentStatus state, string words) => DocumentLabels.NewsOfApproval(2, state).ShouldBe(words);
}
