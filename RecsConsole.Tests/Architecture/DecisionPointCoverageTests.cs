using System.Reflection;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Features.SignIn.Switching;
using RecsConsole.Tests.Security.Sweep;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// Every operation that asks the access policy also asks the external decision point. Exceptions are listed here with a reason.
/// </summary>
public sealed class DecisionPointCoverageTests
{
    // records what was on the caller's screen; lists the caller's own tenants; lets somebody in who has no rights before it
    private static readonly HashSet<string> s_own = new(StringComparer.Ordinal)
    {
        "RecordImpressions",
        "ListOwnTenants",
        "ProvisionOperator",
    };

    [Fact]
    [Trait("Req", "R48")]
    public void Every_operation_can_ask_it() =>
        ReadOperations
            .All.Where(type => !s_own.Contains(type.Name) && !Asks(type, []))
            .Select(type => type.FullName)
            .ShouldBeEmpty("let OperationScopeFactory or DecisionPoint be asked, or give the reason here");

    private static bool Asks(Type type, HashSet<Type> seen) =>
        seen.Add(type)
        && type.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Any(needed =>
                needed == typeof(OperationScopeFactory)
                || needed == typeof(DecisionPoint)
                || (needed.Assembly == typeof(OperationScopeFactory).Assembly && Asks(needed, seen))
            );
}
