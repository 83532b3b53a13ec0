using System.Reflection;

namespace RecsConsole.Tests.Security.Sweep.Methods;

/// <summary>A public method of a class of the features that acts for somebody, besides the RunAsync of an operation.</summary>
/// <param name="Type">Its class; of a generic class, one of those that the product uses.</param>
internal sealed record ActingMethod(Type Type, MethodInfo Method)
{
    /// <summary>Class and method: ListCaseEvents.CountAsync.</summary>
    public string Name => $"{Type.Name.Split('`')[0]}.{Method.Name}";

    /// <summary>The same, with the row of a generic class, so that each is a name of its own.</summary>
    public string FullName => Type.IsGenericType ? $"{Name} of {Type.GetGenericArguments()[0].Name}" : Name;

    /// <summary>Whether it is asked about one object, which it must not answer about when that is hidden.</summary>
    public bool IsAboutOne =>
        Method.GetParameters().Any(each => each.ParameterType == typeof(Guid))
        || Method.Name.StartsWith("MayOpen", StringComparison.Ordinal);
}
