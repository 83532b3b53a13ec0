using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecsConsole.Tests.Architecture.Writers;

/// <summary>
/// Which methods write to the database in a turn of their own, directly or by what they call, found in the sources: those that begin a
/// transaction, and those that open a context and save it. A call is followed by the declared type of its receiver.
/// </summary>
internal sealed class WriterGraph
{
    private static readonly HashSet<string> s_opening = new(
        ["OpenAsync", "OpenWithoutTenantAsync", "OpenForJobOrPersonAsync", "CreateDbContextAsync"],
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> s_saving = new(
        ["SaveChangesAsync", "TrySaveChangesAsync", "ExecuteUpdateAsync", "ExecuteDeleteAsync", "ExecuteSqlAsync", "ExecuteSqlRawAsync"],
        StringComparer.Ordinal
    );

    private readonly Dictionary<string, WriterType> _types = new(StringComparer.Ordinal);
    private readonly ILookup<string, WriterType> _derived;
    private readonly Dictionary<MethodDeclarationSyntax, List<InvocationExpressionSyntax>> _invocations = [];
    private readonly Dictionary<MethodDeclarationSyntax, List<MethodDeclarationSyntax>> _calls = [];
    private readonly HashSet<MethodDeclarationSyntax> _writers;

    public WriterGraph(IEnumerable<SyntaxNode> roots)
    {
        foreach (var declared in roots.SelectMany(root => root.DescendantNodes().OfType<TypeDeclarationSyntax>()))
        {
            var name = declared.Identifier.ValueText;
            (_types.TryGetValue(name, out var known) ? known : _types[name] = new()).Add(declared);
        }

        _derived = _types.Values.SelectMany(type => type.Bases.Select(name => (name, type))).ToLookup(each => each.name, each => each.type);
        foreach (var type in _types.Values)
        {
            foreach (var method in type.Methods)
            {
                _invocations[method] = [.. Invocations(method)];
                _calls[method] = [.. _invocations[method].SelectMany(call => Called(type, method, call)).Distinct()];
            }
        }

        _writers = Close(_types.Values.SelectMany(type => type.Methods.Where(method => IsOwnWriter(type, method))));
    }

    /// <summary>Every method that writes in a turn of its own.</summary>
    public IReadOnlySet<MethodDeclarationSyntax> Writers => _writers;

    /// <summary>Calls of writers, and second transactions, while a method has a transaction open: it would wait for itself.</summary>
    public IEnumerable<InvocationExpressionSyntax> Nested() =>
        from type in _types.Values
        from method in type.Methods
        from begins in _invocations[method]
        where IsBegin(begins)
        let block = BlockOf(begins)
        let end = EndOf(block, begins)
        from call in Invocations(block)
        where call.SpanStart > begins.Span.End && call.SpanStart < end
        where IsBegin(call) || Called(type, method, call).Any(_writers.Contains)
        select call;

    private static IEnumerable<InvocationExpressionSyntax> Invocations(SyntaxNode node) =>
        node.DescendantNodes().OfType<InvocationExpressionSyntax>();

    private static bool IsBegin(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "TenantDb" } } member
        && member.Name.Identifier.ValueText.StartsWith("Begin", StringComparison.Ordinal);

    // a transaction lives until the block in which it is declared ends
    private static SyntaxNode BlockOf(SyntaxNode begins) =>
        (SyntaxNode?)begins.FirstAncestorOrSelf<BlockSyntax>() ?? begins.FirstAncestorOrSelf<MethodDeclarationSyntax>()!;

    // or earlier, when it is committed: not by a branch that may not be taken
    private static int EndOf(SyntaxNode block, InvocationExpressionSyntax begins) =>
        Invocations(block)
            .Where(call => call.SpanStart > begins.Span.End && NameOf(call) == "CommitAsync" && BlockOf(call) == block)
            .Select(call => call.Span.End)
            .DefaultIfEmpty(block.Span.End)
            .First();

    private static string? NameOf(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            _ => null,
        };

    private bool IsOwnWriter(WriterType type, MethodDeclarationSyntax method)
    {
        var own = _invocations[method];
        return own.Exists(IsBegin)
            || (own.Exists(call => IsOpening(call) || OpensByOwn(type, method, call)) && SavesHere(type, method, []));
    }

    private static bool IsOpening(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax member && s_opening.Contains(member.Name.Identifier.ValueText);

    // by a method of the type with such a name
    private bool OpensByOwn(WriterType type, MethodDeclarationSyntax method, InvocationExpressionSyntax call) =>
        call.Expression is SimpleNameSyntax { Identifier.ValueText: var name }
        && s_opening.Contains(name)
        && Called(type, method, call).Any(each => _invocations[each].Exists(IsOpening));

    // with a context that the type hands on to its own methods
    private bool SavesHere(WriterType type, MethodDeclarationSyntax method, HashSet<MethodDeclarationSyntax> seen) =>
        seen.Add(method)
        && (
            _invocations[method].Exists(call => NameOf(call) is { } name && s_saving.Contains(name))
            || _calls[method].Exists(each => type.Methods.Contains(each) && SavesHere(type, each, seen))
        );

    private HashSet<MethodDeclarationSyntax> Close(IEnumerable<MethodDeclarationSyntax> start)
    {
        var callers = _calls
            .SelectMany(each => each.Value.Select(called => (Caller: each.Key, Called: called)))
            .ToLookup(each => each.Called, each => each.Caller);
        HashSet<MethodDeclarationSyntax> found = [];
        Stack<MethodDeclarationSyntax> open = new(start);
        while (open.TryPop(out var method))
        {
            if (found.Add(method))
            {
                foreach (var caller in callers[method])
                {
                    open.Push(caller);
                }
            }
        }

        return found;
    }

    private IEnumerable<MethodDeclarationSyntax> Called(WriterType type, MethodDeclarationSyntax method, InvocationExpressionSyntax call)
    {
        if (NameOf(call) is not { } name)
        {
            return [];
        }

        var count = call.ArgumentList.Arguments.Count;
        return call.Expression switch
        {
            SimpleNameSyntax => type.Named(name, count),
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var receiver } } => TypesOf(
                    WriterType.ParameterOf(method, receiver) ?? type.MemberOf(receiver) ?? receiver
                )
                .SelectMany(each => each.Named(name, count)),
            _ => [],
        };
    }

    // the type itself, or those that implement it
    private IEnumerable<WriterType> TypesOf(string name) =>
        _types.TryGetValue(name, out var own) ? _derived[name].Prepend(own) : _derived[name];
}
