namespace RecsConsole.Platform.Web;

/// <summary>The origins whose pages may frame this response. Without this feature, or with an empty list, no page may.</summary>
public sealed record FrameParents(IReadOnlyList<string> Origins);
