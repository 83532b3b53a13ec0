using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

public sealed class CancellableComponentTests
{
    [Fact]
    public void Token_is_cancelled_when_the_component_leaves_the_screen()
    {
        var component = new Working();
        var token = component.Token;
        token.IsCancellationRequested.ShouldBeFalse();
        component.Token.ShouldBe(token);

        component.Dispose();

        token.IsCancellationRequested.ShouldBeTrue();
        component.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Token_that_is_asked_for_afterwards_is_cancelled_too()
    {
        var component = new Working();

        component.Dispose();
        component.Dispose();

        component.Token.IsCancellationRequested.ShouldBeTrue();
    }

    private sealed class Working : CancellableComponent
    {
        public CancellationToken Token => Disposed;
    }
}
