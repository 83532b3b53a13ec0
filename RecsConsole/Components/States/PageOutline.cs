using RecsConsole.Components.Pages;

namespace RecsConsole.Components.States;

/// <summary>What a page will look like, before anything of it is known.</summary>
public enum PageOutline
{
    List,
    Queue,
    Case,
    Detail,
}

/// <summary>The outline of a page, where its base class does not tell it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutlineAttribute(PageOutline outline) : Attribute
{
    public PageOutline Outline { get; } = outline;

    /// <summary>That of a page: the one it names, a list's, or that of one object or form.</summary>
    public static PageOutline Of(Type? page)
    {
        if (page?.GetCustomAttributes(typeof(OutlineAttribute), inherit: true) is [OutlineAttribute named, ..])
        {
            return named.Outline;
        }

        for (var type = page; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListPage<,>))
            {
                return PageOutline.List;
            }
        }

        return PageOutline.Detail;
    }
}
