using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecsConsole.Tests.Architecture.Writers;

/// <summary>A type by its simple name, with all its parts: its methods, and the types of what it holds.</summary>
internal sealed class WriterType
{
    private readonly Dictionary<string, string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<MethodDeclarationSyntax> _methods = [];
    private readonly HashSet<string> _bases = new(StringComparer.Ordinal);

    public IReadOnlySet<MethodDeclarationSyntax> Methods => _methods;

    public IReadOnlySet<string> Bases => _bases;

    /// <summary>The type of a parameter; null when the method has none of the name.</summary>
    public static string? ParameterOf(MethodDeclarationSyntax method, string name) =>
        method.ParameterList.Parameters.FirstOrDefault(each => each.Identifier.ValueText == name)?.Type is { } type ? NameOf(type) : null;

    public void Add(TypeDeclarationSyntax part)
    {
        _methods.UnionWith(part.Members.OfType<MethodDeclarationSyntax>());
        _bases.UnionWith((part.BaseList?.Types ?? []).Select(each => NameOf(each.Type)));
        foreach (var parameter in part.ParameterList?.Parameters ?? [])
        {
            Know(parameter.Identifier.ValueText, parameter.Type);
        }

        foreach (var field in part.Members.OfType<FieldDeclarationSyntax>())
        {
            field.Declaration.Variables.ToList().ForEach(each => Know(each.Identifier.ValueText, field.Declaration.Type));
        }

        foreach (var property in part.Members.OfType<PropertyDeclarationSyntax>())
        {
            Know(property.Identifier.ValueText, property.Type);
        }
    }

    /// <summary>The type of a field, a property or a parameter of the primary constructor; null when there is none of the name.</summary>
    public string? MemberOf(string name) => _members.GetValueOrDefault(name);

    /// <summary>The methods that a call can mean: an extension method has its receiver as another parameter.</summary>
    public IEnumerable<MethodDeclarationSyntax> Named(string name, int arguments) =>
        _methods.Where(method =>
            method.Identifier.ValueText == name
            && method.ParameterList.Parameters.Count >= arguments
            && method.ParameterList.Parameters.Count(each => each.Default is null && each.Modifiers.Count == 0) <= arguments
        );

    private static string NameOf(TypeSyntax type) =>
        type switch
        {
            NullableTypeSyntax nullable => NameOf(nullable.ElementType),
            QualifiedNameSyntax qualified => NameOf(qualified.Right),
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => type.ToString(),
        };

    private void Know(string name, TypeSyntax? type)
    {
        if (type is not null)
        {
            _members[name] = NameOf(type);
        }
    }
}
