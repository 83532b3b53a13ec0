using RecsConsole.Casework;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender;

public sealed class StateWordsTests
{
    [Theory]
    [InlineData("in_progress", "In progress")]
    [InlineData("waiting_customer", "Waiting for customer")]
    [InlineData("W_Nabellen offertes", "W Nabellen offertes")]
    [InlineData("", "")]
    public void States_are_read_the_same_on_every_page(string state, string words) => StateLabels.Of(state).ShouldBe(words);
}
