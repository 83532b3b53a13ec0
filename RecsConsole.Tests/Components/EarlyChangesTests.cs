using RecsConsole.Components.Pages;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

/// <summary>What changes while a page reads its object for the first time is not missed.</summary>
public sealed class EarlyChangesTests
{
    private static readonly Guid s_own = Guid.NewGuid();

    [Fact]
    public void Object_that_changed_before_it_was_known_is_read_again_once()
    {
        var early = new EarlyChanges();
        early.Add([Of(Guid.NewGuid().ToString("D")), Of(s_own.ToString("D")), Of("not an id")]);

        early.Take(s_own).ShouldBeTrue();
        early.Take(s_own).ShouldBeFalse();
    }

    [Fact]
    public void Changes_of_other_objects_are_forgotten()
    {
        var (early, next) = (new EarlyChanges(), Guid.NewGuid());
        early.Add([Of(next.ToString("D"))]);

        early.Take(s_own).ShouldBeFalse();
        early.Take(next).ShouldBeFalse();
    }

    private static Change Of(string key) => new(1, Guid.Empty, ChangeKind.Case, key);
}
