using System.Text.RegularExpressions;
using RecsConsole.Access;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Security.Sweep;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>Tenant contexts are opened, rights are read and refusals are recorded in one way only: through OperationScopeFactory.</summary>
public sealed partial class OperationScopeUseTests
{
    // RecommendForCase opens a case, where every query counts, and reads rights with it; ProvisionOperator lets somebody in who has no
    // rights before it
    private static readonly HashSet<string> s_byHand = new(StringComparer.Ordinal) { "RecommendForCase", "ProvisionOperator" };

    // reads only rows of the actor, looked up by the actor
    private static readonly HashSet<string> s_own = new(StringComparer.Ordinal) { "RecordImpressions.cs" };

    [Fact]
    [Trait("Req", "R57")]
    public void Every_operation_opens_through_the_scope() =>
        ReadOperations
            .All.Where(type => !s_byHand.Contains(type.Name))
            .Where(type => Needs(type, typeof(TenantDb)) && !Needs(type, typeof(OperationScopeFactory)))
            .Select(type => type.FullName)
            .ShouldBeEmpty("open with OperationScopeFactory, which asks for the right and records a denial");

    [Fact]
    [Trait("Req", "R57")]
    public void Operation_that_opens_without_a_right_asks_about_the_object_it_read() =>
        SourceFile
            .Under("RecsConsole/Features", ".cs")
            .Where(file => file.Text.Contains("scopes.OpenAsync(actor, cancellationToken)", StringComparison.Ordinal))
            .Where(file => !s_own.Contains(Path.GetFileName(file.Path)) && !Asks().IsMatch(file.Text))
            .Select(file => file.Path)
            .ShouldBeEmpty("ask with OperationScope.MayAsync or AuthorizeAsync, or hand the scope to what asks");

    [Theory]
    [InlineData("if (await scope.MayAsync(AccessOperation.ViewCase, resource, cancellationToken))", true)]
    [InlineData("await CaseAccess.FindAsync(scope, request.CaseId, cancellationToken)", true)]
    [InlineData("await scope.DenyAsync(name, kind, id, error, cancellationToken)", false)]
    [InlineData("var row = await scope.Db.Cases.FirstAsync(cancellationToken);", false)]
    public void Rule_would_notice_it(string code, bool asks) => Asks().IsMatch(code).ShouldBe(asks);

    private static bool Needs(Type type, Type needed) =>
        type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(each => each.ParameterType == needed);

    [GeneratedRegex(
        @"scope\.(May|MayAll|Authorize|AuthorizeAgain)Async\(|MayViewCases\(scope|(CaseAccess|ConversationAccess|DecisionVisibility|DraftAccess|ReadApproval|access)\s*\.\w+\(\s*scope",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Asks();
}
