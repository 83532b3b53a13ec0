using Microsoft.JSInterop;

namespace RecsConsole.Platform.Circuits;

/// <summary>
/// References through which scripts of the browser call back, all of one type: a circuit keeps 1 KB of what the serializer learned of each
/// type of argument. The called method is looked up by the class of the target all the same.
/// </summary>
internal static class ScriptTarget
{
    public static DotNetObjectReference<object> Of(object target) => DotNetObjectReference.Create(target);
}
